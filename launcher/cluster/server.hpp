/*
 * A server that is being brought up: it is a child of the keeper until the launcher lets go.
 *
 * Pure C++ over POSIX; the launcher process.
 */
#pragma once

#include <filesystem>

#include "launcher/system/connection.hpp"
#include "launcher/system/installation.hpp"
#include "launcher/cluster/keeper.hpp"

namespace ride
{

struct ServerPlace
{
	std::filesystem::path data, log, socket_folder;
	int port = 0;
};

/*
 * Starts `postgres` itself (pg_ctl would poll) and waits until it takes connections. Throws Failure: port_in_use,
 * disk_full, or server_error with the end of the log.
 */
pid_t boot_server(Keeper &keeper, const ServerInstallation &server, const ServerPlace &place);

/* Clean shutdown: afterwards the data folder may be copied. Throws Failure. */
void shut_down_server(Keeper &keeper, pid_t postmaster, const ServerPlace &place);

/*
 * What to say when the server hung up in the middle of `doing`: why, from the end of its log, or that the disk is
 * full. Any other error is returned as it is.
 */
Failure explain_error(const ServerError &error, const ServerPlace &place, const std::string &doing);

/* The superuser's way in: over the socket, by who the launcher is. */
Connection connect_as_superuser(const ServerPlace &place);

} // namespace ride
