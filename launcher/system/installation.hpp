/*
 * Finds what a sandbox is made of: the server's programs, the ride module and the scenarios.
 *
 * Pure C++. Relative to the launcher first, so that a staged or relocated prefix works:
 *
 *     PREFIX/bin/ride
 *     PREFIX/lib/postgresql/NN/{bin/postgres,lib/ride.so}    or   PREFIX/{bin/postgres,lib/postgresql/ride.so}
 *     PREFIX/share/postgresql/NN/extension/ride.control      or   PREFIX/share/postgresql/extension/ride.control
 *     PREFIX/share/ride/scenarios
 *
 * then the server that ride was built for, in the same stage or in its own place. RIDE_PG_BINDIR and RIDE_SCENARIOS override.
 */
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace ride
{

inline constexpr int oldest_major = 15, newest_major = 18;

/* One PostgreSQL and what of ride is in it. */
struct ServerInstallation
{
	int major = 0;
	std::filesystem::path bindir;
	std::filesystem::path module;    /* ride.so; empty when it is not there */
	std::filesystem::path extension; /* folder of ride.control; empty when it is not there */

	bool complete() const { return !module.empty() && !extension.empty(); }
};

/* Every supported server in sight, the preferred one first. */
std::vector<ServerInstallation> find_servers();

/* The one to use: the preferred complete one, or the one of that major. Throws Failure (not_installed) with the mend. */
ServerInstallation choose_server(std::optional<int> major);

/* The scenarios folder. Throws Failure (not_installed). */
std::filesystem::path find_scenarios();

/* Asks `postgres --version`: "15.8". Throws Failure. */
std::string server_version(const ServerInstallation &server);

/* Throws Failure for a minor release that ride does not support. */
void require_supported_version(const ServerInstallation &server, const std::string &version);

} // namespace ride
