/*
 * A small, quick server that nobody else gets into.
 *
 * Pure C++.
 */
#include "launcher/cluster/server_config.hpp"

#include <vector>

#include "launcher/system/account.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/system/files.hpp"

namespace fs = std::filesystem;

namespace ride
{
namespace
{

/* A sandbox is disposable: nothing of it need survive a power failure, and it should be small. */
constexpr const char *fixed_settings = R"(# Written by ride at every start.
shared_preload_libraries = 'pg_stat_statements,ride'
ride.sandbox = on

fsync = off
synchronous_commit = on
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
max_logical_replication_workers = 0
min_wal_size = 2MB
max_wal_size = 64MB
shared_buffers = 16MB
huge_pages = off
jit = off

# Half-open logins must not starve anybody: few seconds, and room kept for ride itself.
max_connections = 100
superuser_reserved_connections = 5
authentication_timeout = 5s
max_prepared_transactions = 0

timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'

logging_collector = off
log_destination = 'stderr'
log_line_prefix = '%m [%p] %q%a@%d '
log_checkpoints = off
# Passwords travel as parameters, never in the text of a statement.
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
)";

/* Segments kept for later use would only make every copy of the cluster bigger. */
constexpr const char *making_settings = "wal_recycle = off\nwal_init_zero = off\n";

std::string quoted(const std::string &value)
{
	std::string text = "'";
	for (const char c : value)
	{
		if (c == '\n' || c == '\r')
			throw Failure(ExitStatus::failure, "a path with a line break in it cannot be a server's setting",
			              "use another folder");
		text += c;
		if (c == '\'' || c == '\\')
			text += c;
	}
	return text + "'";
}

std::string settings(const ServerConfig &config)
{
	const std::string folders =
	    config.socket_folder.string() + (config.shared_folder.empty() ? "" : "," + config.shared_folder.string());
	std::string text = fixed_settings;
	text += "\ncluster_name = " + quoted(config.cluster_name);
	text += "\nride.scenario_path = " + quoted(config.scenarios.string());
	text += config.exam ? "\nride.exam = on" : "\nride.exam = off";
	text += "\nlisten_addresses = " + quoted(config.listen);
	text += "\nport = " + std::to_string(config.port);
	text += "\nunix_socket_directories = " + quoted(folders);
	text += "\nunix_socket_permissions = ";
	text += config.shared_folder.empty() ? "0700\n" : "0777\n";
	if (config.only_prepares)
		text += making_settings;
	return text;
}

/*
 * No `trust` anywhere: the socket's folder keeps strangers out, and the kernel says who the launcher is. A
 * container's server is reached through the engine's bridge, whose address nobody knows beforehand; what may reach it
 * is the engine's to say, and it publishes the port on the loopback only.
 */
std::string access_rules(const ServerConfig &config)
{
	std::string text = "# Written by ride at every start.\n"
	                   "local all postgres              peer map=ride\n"
	                   "local all all                   scram-sha-256\n"
	                   "host  all all      127.0.0.1/32 scram-sha-256\n"
	                   "host  all all      ::1/128      scram-sha-256\n";
	if (config.listen == "*")
		text += "host  all all      all          scram-sha-256\n";
	return text;
}

/* Through a socket that others may use comes the host's root too, who is none of this container's. */
std::string identities(const ServerConfig &config)
{
	std::string text = "# Written by ride at every start: who may be the superuser over the socket.\n";
	const std::vector<std::string> names =
	    config.shared_folder.empty() ? trusted_accounts() : std::vector{server_account().name};
	for (const std::string &name : names)
		text += "ride \"" + name + "\" postgres\n";
	return text;
}

} // namespace

void write_config(const fs::path &data, const ServerConfig &config)
{
	const Account &account = server_account();
	write_file(data / "ride.conf", settings(config), 0600, account.uid, account.gid);
	write_file(data / "pg_hba.conf", access_rules(config), 0600, account.uid, account.gid);
	write_file(data / "pg_ident.conf", identities(config), 0600, account.uid, account.gid);
}

void include_config(const fs::path &data)
{
	const Account &account = server_account();
	const fs::path file = data / "postgresql.conf";
	write_file(file, read_file(file) + "\ninclude 'ride.conf'\n", 0600, account.uid, account.gid);
}

} // namespace ride
