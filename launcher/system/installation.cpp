/*
 * Looking in the places where PostgreSQL and ride get installed.
 *
 * Pure C++.
 */
#include "launcher/system/installation.hpp"

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <string_view>

#include "launcher/system/failure.hpp"
#include "launcher/system/process.hpp"

namespace fs = std::filesystem;

namespace ride
{
namespace
{

bool is_file(const fs::path &path)
{
	std::error_code error; /* not to be seen is not to be there */
	return fs::is_regular_file(path, error);
}

/* The first of the folders that has that file; empty when none has. */
fs::path folder_with(const std::vector<fs::path> &folders, const fs::path &file)
{
	const auto found =
	    std::find_if(folders.begin(), folders.end(), [&](const fs::path &folder) { return is_file(folder / file); });
	return found == folders.end() ? fs::path() : found->lexically_normal();
}

fs::path own_folder()
{
	std::error_code error; /* /proc may be missing: then only the built-in places count */
	return fs::read_symlink("/proc/self/exe", error).parent_path();
}

fs::path own_prefix()
{
	return own_folder().parent_path();
}

/* Where everything was put that was built for /: a stage, or /. */
fs::path own_root()
{
	const std::string folder = own_folder().string();
	const std::string_view built = RIDE_BUILT_LAUNCHER;
	return folder.ends_with(built) && folder.size() > built.size() ? folder.substr(0, folder.size() - built.size())
	                                                               : "/";
}

fs::path below(const fs::path &root, const char *folder)
{
	return root / fs::path(folder).relative_path();
}

/* Empty when it cannot be asked. */
std::string version_of(const fs::path &bindir)
{
	const Finished answer = run({.argv = {(bindir / "postgres").string(), "--version"}});
	std::istringstream words(answer.out); /* "postgres (PostgreSQL) 15.8 (Debian …)" */
	std::string program, product, version;
	words >> program >> product >> version;
	return answer.ok() ? version : std::string();
}

/* A folder named after its major release need not be asked, which would cost a warm start some milliseconds. */
int major_of(const fs::path &bindir, const std::string &name)
{
	const int named = std::atoi(name.c_str());
	if (named >= oldest_major && named <= newest_major)
		return named;
	return std::atoi(version_of(bindir).c_str());
}

std::optional<ServerInstallation> look_in(const fs::path &given)
{
	if (!is_file(given / "postgres"))
		return std::nullopt;
	std::error_code error;
	const fs::path bindir = fs::canonical(given, error);
	if (error)
		return std::nullopt;
	ServerInstallation server;
	server.bindir = bindir;
	server.major = major_of(bindir, bindir.parent_path().filename().string());
	const fs::path home = bindir.parent_path();                          /* /usr/lib/postgresql/15, or /usr/local */
	const fs::path usr = home.parent_path().parent_path().parent_path(); /* /usr */
	std::vector<fs::path> libraries{home / "lib", home / "lib/postgresql"};
	std::vector<fs::path> shares{usr / "share/postgresql" / std::to_string(server.major), home / "share/postgresql",
	                             home / "share"};
	for (const fs::path &root : {own_root(), fs::path("/")})
		if (bindir == fs::weakly_canonical(below(root, RIDE_BUILT_BINDIR), error))
		{
			libraries.push_back(below(root, RIDE_BUILT_PKGLIBDIR));
			shares.push_back(below(root, RIDE_BUILT_SHAREDIR));
		}
	if (const fs::path folder = folder_with(libraries, "ride.so"); !folder.empty())
		server.module = folder / "ride.so";
	if (const fs::path folder = folder_with(shares, "extension/ride.control"); !folder.empty())
		server.extension = folder / "extension";
	return server;
}

std::string package(int major)
{
	return "postgresql-" + std::to_string(major);
}

} // namespace

std::vector<ServerInstallation> find_servers()
{
	std::vector<fs::path> places;
	if (const char *given = std::getenv("RIDE_PG_BINDIR"); given && *given)
		places.emplace_back(given);
	else
	{
		const fs::path prefix = own_prefix();
		for (int major = newest_major; major >= oldest_major; --major)
			places.push_back(prefix / "lib/postgresql" / std::to_string(major) / "bin");
		places.push_back(prefix / "bin");
		places.push_back(below(own_root(), RIDE_BUILT_BINDIR));
		places.emplace_back(RIDE_BUILT_BINDIR);
	}
	std::vector<ServerInstallation> servers;
	for (const fs::path &place : places)
		if (auto server = look_in(place); server && server->major >= oldest_major && server->major <= newest_major)
			if (std::none_of(servers.begin(), servers.end(),
			                 [&](const auto &known) { return known.bindir == server->bindir; }))
				servers.push_back(std::move(*server));
	std::stable_partition(servers.begin(), servers.end(), [](const auto &server) { return server.complete(); });
	return servers;
}

ServerInstallation choose_server(std::optional<int> major)
{
	if (major && (*major < oldest_major || *major > newest_major))
		throw Failure(ExitStatus::usage, "ride does not know PostgreSQL " + std::to_string(*major),
		              "it supports " + std::to_string(oldest_major) + " to " + std::to_string(newest_major));
	const std::vector<ServerInstallation> servers = find_servers();
	const ServerInstallation *incomplete = nullptr;
	for (const ServerInstallation &server : servers)
	{
		if (major && server.major != *major)
			continue;
		if (server.complete())
			return server;
		incomplete = incomplete ? incomplete : &server;
	}
	const int wanted = incomplete ? incomplete->major : major.value_or(oldest_major);
	if (incomplete)
		throw Failure(ExitStatus::not_installed,
		              "PostgreSQL " + std::to_string(wanted) + " in " + incomplete->bindir.string() +
		                  " has no ride module",
		              "install " + package(wanted) + "-ride, or build ride for it and run cmake --install");
	const char *given = std::getenv("RIDE_PG_BINDIR");
	throw Failure(
	    ExitStatus::not_installed,
	    given && *given
	        ? "there is no " + std::string(major ? "PostgreSQL " + std::to_string(wanted) : "supported PostgreSQL") +
	              " in RIDE_PG_BINDIR=" + given
	        : "PostgreSQL " + (major ? std::to_string(wanted) : std::string("15 to 18")) + " is not installed",
	    "on Debian or Ubuntu: apt install " + package(wanted) +
	        "; elsewhere set RIDE_PG_BINDIR to the folder of its programs");
}

fs::path find_scenarios()
{
	const char *given = std::getenv("RIDE_SCENARIOS");
	const fs::path relative = own_prefix() / "share/ride/scenarios";
	fs::path folder = given && *given                         ? fs::path(given)
	                  : is_file(relative / "mechanisms.toml") ? relative
	                                                          : fs::path(RIDE_BUILT_SCENARIOS);
	if (!is_file(folder / "mechanisms.toml"))
		throw Failure(ExitStatus::not_installed,
		              "there are no scenarios in " + folder.string() + " (it has no mechanisms.toml)",
		              given && *given ? "set RIDE_SCENARIOS to a scenarios folder, or unset it"
		                              : "install ride's scenarios, or set RIDE_SCENARIOS to their folder");
	return fs::canonical(folder);
}

std::string server_version(const ServerInstallation &server)
{
	const std::string version = version_of(server.bindir);
	if (version.empty())
		throw Failure(ExitStatus::not_installed, (server.bindir / "postgres").string() + " does not say its version",
		              "reinstall " + package(server.major));
	return version;
}

void require_supported_version(const ServerInstallation &server, const std::string &version)
{
	const int major = std::atoi(version.c_str());
	const auto dot = version.find('.');
	const int minor = dot == std::string::npos ? 0 : std::atoi(version.c_str() + dot + 1);
	if ((major == 15 && minor < 8) || (major == 16 && minor < 4))
		throw Failure(ExitStatus::not_installed,
		              "PostgreSQL " + version + " in " + server.bindir.string() + " is too old for ride",
		              "upgrade to the newest minor release: ride needs 15.8, 16.4, 17 or 18");
}

} // namespace ride
