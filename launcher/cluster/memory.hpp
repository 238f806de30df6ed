/*
 * Whether clusters may lie in memory, and where.
 *
 * Pure C++ over Linux. A cluster is a thousand small files that are copied, used and thrown away: in memory that costs
 * a fraction. Records and locks stay on disk, so every command finds every sandbox, and what is left of one after a
 * reboot can be reset or stopped.
 */
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace ride
{

/* What the machine says; the rule is a function of nothing else. */
struct MemoryFacts
{
	bool placed_by_hand = false;  /* RIDE_STATE_DIR is set: it rules */
	bool is_memory = false;       /* /dev/shm is a tmpfs, and may be written to */
	bool is_ours = true;          /* our folder there is ours alone, or not there yet */
	bool outlives_login = true;   /* no login manager empties it when its owner's last session ends */
	std::uintmax_t room = 0;      /* bytes that /dev/shm has free */
	std::uintmax_t available = 0; /* bytes that the machine, and the control groups, can give without swapping */
};

/* Wanted free on both counts: a running sandbox grows, and the machine has other work. */
constexpr std::uintmax_t memory_wanted = std::uintmax_t{1} << 30;

/* Why clusters have to lie on disk; empty: they may lie in memory. */
std::string why_not_memory(const MemoryFacts &facts);

/* As this machine is now. */
MemoryFacts memory_facts();

/* /dev/shm/ride-UID: of one user, who alone may write to it. */
std::filesystem::path memory_folder();

/* Whether it is there, a real folder, and so. Nothing below it is to be touched while it is not. */
bool memory_is_ours();

/* Whether a cluster may lie in memory now; if so, memory_folder() is there, and ours. Throws Failure. */
bool memory_has_room();

/* Where the cluster of the sandbox of that name lies, if in memory: always the same for the same state folder, which has to
 * be there. Throws Failure. */
std::filesystem::path place_in_memory(const std::string &sandbox_name);

/* The same for the state folder that is given. */
std::filesystem::path place_in_memory(const std::filesystem::path &state_folder, const std::string &sandbox_name);

/* Removes what is there under that name. Throws Failure. */
void clear_place_in_memory(const std::string &sandbox_name);

} // namespace ride
