/*
 * A sandbox and its record on disk.
 *
 * Pure C++.
 */
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include <sys/types.h>

namespace ride
{

/*
 *   starting ──▶ live ──▶ resetting ──▶ live
 *       │                     │
 *       ▼ launcher died       ▼ launcher died
 *   (collected)             down: reset or stop
 */
enum class SandboxState
{
	starting,
	live,
	resetting,
	down /* never stored: live or resetting on disk, but nothing runs */
};

struct Sandbox
{
	std::string name, id, title;
	unsigned seed = 0;
	std::string runtime = "local";
	int major = 0;
	bool exam = false;
	bool attached = false; /* goes away with the ride that started it; never what a command without NAME means */
	SandboxState state = SandboxState::starting;
	int port = 0;
	std::string password;
	std::string listen = "127.0.0.1";    /* what its server listens on; empty: no TCP */
	std::filesystem::path shared_folder; /* of one more socket, for the on-call; empty: none */
	std::string container;               /* its name; empty: a server on this machine */
	bool in_memory = false;              /* its cluster; else it is in its folder */
	std::filesystem::path bindir, scenarios, socket_folder;
	pid_t postmaster = 0;
	unsigned long long postmaster_ticks = 0; /* process.hpp, start_ticks() */
	std::string since;                       /* ISO 8601, UTC */

	std::filesystem::path folder() const;
	std::filesystem::path cluster_folder() const;
	std::filesystem::path data() const { return cluster_folder() / "data"; }
	std::filesystem::path log() const { return folder() / "server.log"; }

	/* Where the on-call connects to: an address, or the folder of a socket. */
	std::string host() const;

	/* Without the password: URIs end up in argv and histories. */
	std::string uri() const;
};

const char *to_text(SandboxState state);

/* Where the sandbox of that name is. */
std::filesystem::path sandbox_folder(const std::string &name);

/* [a-z0-9-]{1,32}, not beginning with "-". */
bool is_valid_name(const std::string &name);

/* Throws Failure for any other. */
void require_valid_name(const std::string &name);

/* 128 random bits, in characters that no shell, URI or connection string reads otherwise. */
std::string new_password();

/* The time now, as `since` has it. */
std::string now_utc();

/* "09-09" for stage-09/09-slug. */
std::string default_name(const std::string &id);

/* Stores the record: NAME/record.json, 0600, for it holds the password. */
void save(const Sandbox &sandbox);

/* As it was stored; nothing when there is none. Throws Failure for one that cannot be read. */
std::optional<Sandbox> read_record(const std::string &name);

} // namespace ride
