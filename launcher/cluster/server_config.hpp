/*
 * The settings and the access rules of a sandbox's server.
 *
 * Pure C++. Ours are in ride.conf, included at the end of initdb's own postgresql.conf; what the on-call changes by
 * ALTER SYSTEM, where a scenario lets them, is in postgresql.auto.conf, and stays.
 */
#pragma once

#include <filesystem>
#include <string>

namespace ride
{

struct ServerConfig
{
	std::string cluster_name;
	std::filesystem::path scenarios, socket_folder;
	int port = 0;
	std::string listen{};                  /* an address, "*" in a container; empty: no TCP */
	std::filesystem::path shared_folder{}; /* of one more socket, which others may use; empty: none */
	bool exam = false;
	bool only_prepares = false; /* a server that makes a snapshot */
};

/* Writes ride.conf, pg_hba.conf and pg_ident.conf into a data folder, for the server's user. */
void write_config(const std::filesystem::path &data, const ServerConfig &config);

/* Once a cluster: makes postgresql.conf read ride.conf. */
void include_config(const std::filesystem::path &data);

} // namespace ride
