/*
 * What names a cached cluster, and how one is made.
 *
 * Pure C++ and SQL; the launcher process.
 */
#include "launcher/cluster/snapshot.hpp"

#include <algorithm>
#include <clocale>

#include "launcher/system/account.hpp"
#include "launcher/cluster/cluster_cache.hpp"
#include "launcher/cluster/digest.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/system/paths.hpp"
#include "launcher/cluster/server.hpp"
#include "launcher/cluster/server_config.hpp"
#include "launcher/cluster/slim.hpp"

namespace fs = std::filesystem;

namespace ride
{
namespace
{

/* Changes whenever a cached cluster of before would not do any more. */
constexpr const char *cache_format = "2";

/* Only a name for the socket's file: this server takes no TCP. */
constexpr int private_port = 5432;

/* UTF-8 text sorted by code point, the same on every system. */
std::string cluster_locale()
{
	if (const locale_t utf8 = newlocale(LC_ALL_MASK, "C.UTF-8", nullptr))
	{
		freelocale(utf8);
		return "C.UTF-8";
	}
	return "C";
}

std::vector<std::string> initdb_options()
{
	return {"--username=postgres", "--encoding=UTF8",   "--locale=" + cluster_locale(),
	        "--wal-segsize=1",     "--auth-local=peer", "--auth-host=scram-sha-256",
	        "--no-sync",           "--no-instructions"};
}

void add_server(Digest &digest, const ServerInstallation &server)
{
	digest.add(cache_format);
	digest.add_identity(server.bindir / "postgres");
	for (const std::string &option : initdb_options())
		digest.add(option);
	digest.add(server_account().name);
}

std::string base_key(const ServerInstallation &server)
{
	Digest digest;
	add_server(digest, server);
	return "pg" + std::to_string(server.major) + "-" + digest.text();
}

/* The incident's files, what all incidents share, the module and the scripts of the extension. */
std::string snapshot_key(const Recipe &recipe)
{
	Digest digest;
	add_server(digest, recipe.server);
	digest.add(recipe.id);
	digest.add_folder(recipe.scenarios / recipe.id);
	if (fs::exists(recipe.scenarios / "common"))
		digest.add_folder(recipe.scenarios / "common");
	for (const char *file : {"mechanisms.toml", "evidence.toml", "common.toml"})
		if (const auto text = read_file_if_there(recipe.scenarios / file))
			digest.add(*text);
	digest.add_file(recipe.server.module);
	std::vector<fs::path> scripts;
	for (const auto &entry : fs::directory_iterator(recipe.server.extension))
		if (const std::string name = entry.path().filename().string();
		    name == "ride.control" || name.rfind("ride--", 0) == 0)
			scripts.push_back(entry.path());
	std::sort(scripts.begin(), scripts.end());
	for (const fs::path &script : scripts)
		digest.add_file(script);
	const fs::path folder(recipe.id); /* stage-09/09-slug */
	return folder.parent_path().string() + "-" + folder.filename().string().substr(0, 2) + "-seed" +
	       std::to_string(recipe.seed) + "-pg" + std::to_string(recipe.server.major) + "-" + digest.text();
}

void make_base(const ServerInstallation &server, Keeper &keeper, const fs::path &data)
{
	require_supported_version(server, server_version(server));
	const fs::path log = data.parent_path() / "initdb.log";
	std::vector<std::string> argv{(server.bindir / "initdb").string(), "--pgdata=" + data.string()};
	for (const std::string &option : initdb_options())
		argv.push_back(option);
	const pid_t initdb = keeper.spawn({.argv = argv,
	                                   .environment = {{"LC_ALL", "C"}, {"TZ", "UTC"}},
	                                   .folder = "/",
	                                   .log = log,
	                                   .as_server_account = true});
	const int status = keeper.ended(initdb, -1).value();
	const std::string said = last_lines(log, 12);
	if (status != 0 && read_file(log).find("No space left on device") != std::string::npos)
		throw disk_full("running initdb", said);
	if (status != 0)
		throw Failure(ExitStatus::server_error, "initdb " + describe_status(status), {}, said);
	include_config(data);
	remove_tree(log);
}

void prepare_incident(const Recipe &recipe, Keeper &keeper, const fs::path &data)
{
	const Account &account = server_account();
	const ServerPlace place{data, data.parent_path() / "server.log", new_socket_folder(), private_port};
	keeper.own(place.socket_folder);
	make_folder(place.socket_folder, 0700, account.uid, account.gid);
	write_config(data, {.cluster_name = "ride (preparing)",
	                    .scenarios = recipe.scenarios,
	                    .socket_folder = place.socket_folder,
	                    .port = place.port,
	                    .only_prepares = true});
	const pid_t postmaster = boot_server(keeper, recipe.server, place);
	try
	{
		Connection superuser = connect_as_superuser(place);
		superuser.execute("CREATE EXTENSION IF NOT EXISTS ride");
		superuser.query("SELECT ride.prepare($1, $2)", {recipe.id, std::to_string(recipe.seed)});
	}
	catch (const ServerError &error)
	{
		throw explain_error(error, place, "preparing " + recipe.id);
	}
	shut_down_server(keeper, postmaster, place);
	remove_tree(place.socket_folder);
	keeper.disown(place.socket_folder);
	slim(data);
	remove_tree(data / "postmaster.opts");
	remove_tree(place.log);
}

} // namespace

void provide_cluster(const Recipe &recipe, Keeper &keeper, Progress &progress, const fs::path &to)
{
	require_reach(recipe.scenarios / recipe.id / "scenario.toml", "the scenario");
	progress.step("copying the prepared cluster");
	copy_cached_cluster(
	    "incidents", snapshot_key(recipe), keeper,
	    [&](const fs::path &data)
	    {
		    progress.step("creating a cluster (initdb, once)");
		    copy_cached_cluster(
		        "base", base_key(recipe.server), keeper,
		        [&](const fs::path &base) { make_base(recipe.server, keeper, base); }, data);
		    progress.step("preparing " + recipe.id + " (once)");
		    prepare_incident(recipe, keeper, data);
		    progress.step("copying the prepared cluster");
	    },
	    to);
}

} // namespace ride
