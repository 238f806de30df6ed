/*
 * Where the launcher keeps things: sandboxes, caches, sockets.
 *
 * Pure C++ over POSIX. An ordinary user's are in the XDG folders; root's are where the unprivileged user that
 * runs the server can enter. RIDE_STATE_DIR and RIDE_CACHE_DIR override the first two for everybody;
 * RIDE_SNAPSHOTS names the fourth.
 */
#pragma once

#include <filesystem>

namespace ride
{

struct Paths
{
	std::filesystem::path state;   /* one folder and one lock a sandbox */
	std::filesystem::path cache;   /* base clusters and snapshots: may be deleted at any time */
	std::filesystem::path sockets; /* short: a socket's path has at most 107 bytes */
	std::filesystem::path ready;   /* a second cache, only read: an image's; empty: none */
};

/* The folders' names; nothing is made. Throws Failure when none can be found. */
const Paths &paths();

/* Makes the three folders, and refuses ones that somebody else could tamper with. */
void make_paths();

/* A fresh folder name for the sockets of one server, short enough for the kernel. Throws Failure. */
std::filesystem::path new_socket_folder();

} // namespace ride
