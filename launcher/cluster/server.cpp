/*
 * Boot, wait, shut down.
 *
 * Pure C++ over POSIX; the launcher process.
 */
#include "launcher/cluster/server.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <sstream>

#include "launcher/system/failure.hpp"

namespace fs = std::filesystem;

namespace ride
{
namespace
{

constexpr std::chrono::seconds boot_patience{60};
constexpr int shutdown_patience_ms = 60000;
constexpr unsigned log_tail_lines = 12, log_search_lines = 60;

/* The eighth line of postmaster.pid says how far the server is; pg_ctl waits for the same. */
bool is_ready(const fs::path &data)
{
	std::istringstream text(read_file_if_there(data / "postmaster.pid").value_or(""));
	std::string line;
	for (int i = 0; i < 8; ++i)
		if (!std::getline(text, line))
			return false;
	return line.rfind("ready", 0) == 0;
}

std::uintmax_t size_of(const fs::path &file)
{
	std::error_code error; /* not there yet */
	const std::uintmax_t size = fs::file_size(file, error);
	return error ? 0 : size;
}

/* The system's words, and PostgreSQL's after a write that came up short. */
bool speaks_of_full_disk(const std::string &log)
{
	return log.find("No space left on device") != std::string::npos ||
	       log.find("Check free disk space") != std::string::npos;
}

Failure boot_failure(const ServerPlace &place, std::uintmax_t log_before, int status)
{
	const std::string all = read_file_if_there(place.log).value_or("");
	const std::string said = all.substr(std::min<std::size_t>(all.size(), log_before));
	if (said.find("Address already in use") != std::string::npos)
		return {ExitStatus::port_in_use, "port " + std::to_string(place.port) + " is in use by another program",
		        "see which: ss -ltnp sport = :" + std::to_string(place.port)};
	if (speaks_of_full_disk(said))
		return disk_full("starting the server", last_lines(place.log, log_tail_lines));
	return {ExitStatus::server_error,
	        "the server " + describe_status(status) + " while starting",
	        {},
	        last_lines(place.log, log_tail_lines)};
}

} // namespace

pid_t boot_server(Keeper &keeper, const ServerInstallation &server, const ServerPlace &place)
{
	const std::uintmax_t log_before = size_of(place.log);
	const pid_t postmaster = keeper.spawn({.argv = {(server.bindir / "postgres").string(), "-D", place.data.string()},
	                                       .environment = {{"LC_ALL", "C"}, {"TZ", "UTC"}},
	                                       .folder = "/",
	                                       .log = place.log,
	                                       .as_server_account = true});
	const auto deadline = std::chrono::steady_clock::now() + boot_patience;
	while (!is_ready(place.data))
	{
		if (const auto status = keeper.ended(postmaster, 1))
			throw boot_failure(place, log_before, *status);
		if (std::chrono::steady_clock::now() > deadline)
			throw Failure(ExitStatus::server_error, "the server does not come up within a minute", {},
			              last_lines(place.log, log_tail_lines));
	}
	return postmaster;
}

void shut_down_server(Keeper &keeper, pid_t postmaster, const ServerPlace &place)
{
	if (kill(postmaster, SIGINT) != 0)
		throw system_failure(errno, "cannot stop the server");
	const auto status = keeper.ended(postmaster, shutdown_patience_ms);
	if (!status || *status != 0)
		throw Failure(ExitStatus::server_error,
		              status ? "the server " + describe_status(*status) + " while stopping"
		                     : "the server does not stop",
		              {}, last_lines(place.log, log_tail_lines));
}

Failure explain_error(const ServerError &error, const ServerPlace &place, const std::string &doing)
{
	/* Whatever the error is about: on a full disk the log has the reason. */
	if (error.status == ExitStatus::disk_full || speaks_of_full_disk(last_lines(place.log, log_search_lines)))
		return disk_full(doing, error.what());
	if (!error.sqlstate.empty())
		return error;
	return {ExitStatus::server_error, "the server broke off while " + doing, "its log ends with the lines above",
	        last_lines(place.log, log_tail_lines)};
}

Connection connect_as_superuser(const ServerPlace &place)
{
	return Connection({.host = place.socket_folder.string(), .port = place.port, .user = "postgres", .password = {}});
}

} // namespace ride
