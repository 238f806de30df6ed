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
	std::filesystem::path bindir, scenarios, socket_folder;
	pid_t postmaster = 0;
	unsigned long long postmaster_ticks = 0; /* process.hpp, start_ticks() */
	std::string since;                       /* ISO 8601, UTC */

	std::filesystem::path folder() const;
	std::filesystem::path data() const { return folder() / "data"; }
	std::filesystem::path log() const { return folder() / "server.log"; }

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

/* "09-09" for stage-09/09-slug. */
std::string default_name(const std::string &id);

/* Stores the record: NAME/record.json, 0600, for it holds the password. */
void save(const Sandbox &sandbox);

/* As it was stored; nothing when there is none. Throws Failure for one that cannot be read. */
std::optional<Sandbox> read_record(const std::string &name);

} // namespace ride
