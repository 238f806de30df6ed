/*
 * The sandboxes of this user: one record each, on disk, so that every command finds them.
 *
 * Pure C++ over POSIX. Layout of the state folder: NAME/record.json (0600, holds the password), NAME/data,
 * NAME/server.log, and NAME.lock beside the folder, held by whoever starts, resets or stops the sandbox.
 */
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

#include "launcher/files.hpp"

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

/* Throws Failure for a name that is no [a-z0-9-]{1,32}. */
void require_valid_name(const std::string &name);

/* "09-09" for stage-09/09-slug. */
std::string default_name(const std::string &id);

/* Stores the record. */
void save(const Sandbox &sandbox);

/* Its record, with the state as it is now; nothing when there is no such sandbox. */
std::optional<Sandbox> find_sandbox(const std::string &name);

/* All of them, by name. */
std::vector<Sandbox> all_sandboxes();

/* The one named, or the only one that is not attached. Throws Failure (unknown_sandbox). */
Sandbox choose_sandbox(const std::string &name);

/* Throws Failure unless its server runs. */
void require_live(const Sandbox &sandbox);

/* The right to change that sandbox. Throws Failure (name_taken) when another ride has it and keeps it. */
FileLock lock_sandbox(const std::string &name);

/* Takes away what is on disk and the lock's file; the server must be gone. */
void forget(const Sandbox &sandbox, FileLock &lock);

/* Clears what launchers that were killed have left. Every command does this first. */
void collect_leftovers();

} // namespace ride
