/*
 * The sandboxes of this user: one record each, on disk, so that every command finds them.
 *
 * Pure C++ over POSIX. Layout of the state folder: NAME/record.json, NAME/data (unless it lies in memory, see
 * cluster/memory.hpp), NAME/server.log, and NAME.lock beside the folder, held by whoever starts, resets or stops the
 * sandbox.
 */
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "launcher/system/files.hpp"
#include "launcher/sandbox/sandbox.hpp"

namespace ride
{

/* Its record, with the state as it is now; nothing when there is no such sandbox. */
std::optional<Sandbox> find_sandbox(const std::string &name);

/* All of them, by name. */
std::vector<Sandbox> all_sandboxes();

/* The one named, or the only one that is not attached. Throws Failure (unknown_sandbox). */
Sandbox choose_sandbox(const std::string &name);

/* The one of that name, whatever its state. Throws Failure (unknown_sandbox). */
Sandbox existing_sandbox(const std::string &name);

/* Throws Failure (name_taken) when there is one of that name. */
void require_new(const std::string &name);

/* Throws Failure unless its server runs. */
void require_live(const Sandbox &sandbox);

/* The right to change that sandbox. Throws Failure (name_taken) when another ride has it and keeps it. */
FileLock lock_sandbox(const std::string &name);

/* Gone without a trace: its server or container, its files, its record. Throws Failure. */
void stop_sandbox(const std::string &name);

/* Takes away what is on disk and the lock's file; the server must be gone. */
void forget(const Sandbox &sandbox, FileLock &lock);

/* Clears what launchers that were killed have left. Every command does this first. */
void collect_leftovers();

} // namespace ride
