/*
 * What each word of a start and a reset does.
 *
 * Pure C++ and SQL; the launcher process.
 */
#include "launcher/sandbox/local_sandbox.hpp"

#include "launcher/cluster/memory.hpp"
#include "launcher/cluster/server_config.hpp"
#include "launcher/cluster/snapshot.hpp"
#include "launcher/cluster/spare_clusters.hpp"
#include "launcher/sandbox/free_port.hpp"
#include "launcher/sandbox/postmaster.hpp"
#include "launcher/system/account.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/system/paths.hpp"
#include "launcher/system/process.hpp"

namespace fs = std::filesystem;

namespace ride
{
namespace
{

constexpr const char *beside_name = "data.new";

FileLock held_lock(const std::string &name)
{
	make_paths();
	return lock_sandbox(name);
}

Sandbox record_of(const StartRequest &request, const ServerInstallation &server, bool attached)
{
	Sandbox sandbox;
	sandbox.name = request.name;
	sandbox.id = request.id;
	sandbox.title = request.title;
	sandbox.seed = request.seed;
	sandbox.major = server.major;
	sandbox.exam = request.exam;
	sandbox.attached = attached;
	sandbox.password = request.password.empty() ? new_password() : request.password;
	sandbox.listen = request.listen;
	sandbox.shared_folder = request.shared_folder;
	sandbox.port = request.port;
	sandbox.in_memory = memory_has_room();
	sandbox.bindir = server.bindir;
	sandbox.scenarios = request.scenarios;
	sandbox.socket_folder = new_socket_folder();
	sandbox.since = now_utc();
	return sandbox;
}

/* False when there was no room in memory: it is to be done again on disk. */
template <typename Body>
bool fits(bool in_memory, Body body)
{
	try
	{
		body();
		return true;
	}
	catch (const Failure &failure)
	{
		if (failure.status != ExitStatus::disk_full || !in_memory)
			throw;
		return false;
	}
}

} // namespace

LocalSandbox::LocalSandbox(const StartRequest &request, bool attached)
    : server_(choose_server(request.major)), lock_(held_lock(request.name)),
      record_(record_of(request, server_, attached))
{
	require_new(record_.name);
	for (const fs::path &path : {record_.folder(), record_.socket_folder, lock_.path()})
		keeper_.own(path);
	if (record_.in_memory)
		keeper_.own(record_.cluster_folder());
	make_cluster_folder(false);
	save(record_);                       /* first: whoever clears up after a killed launcher begins with it */
	clear_place_in_memory(record_.name); /* of a sandbox whose record is lost */
	make_socket_folder();
}

LocalSandbox::LocalSandbox(const std::string &name)
    : server_(choose_server(existing_sandbox(name).major)), lock_(held_lock(name)), record_(existing_sandbox(name))
{
}

void LocalSandbox::bring_up(const StartRequest &request, Progress &progress)
{
	if (fits(record_.in_memory, [&] { fill(request, progress); }))
		return;
	progress.step("no room in memory: starting over on disk");
	stop_postmaster(record_);
	record_.in_memory = false;
	save(record_);
	clear_place_in_memory(record_.name);
	fill(request, progress);
}

void LocalSandbox::copy_beside(Progress &progress)
{
	remove_tree(record_.folder() / beside_name); /* of a reset that was cut off, wherever that lay */
	if (memory_is_ours())
		remove_tree(place_in_memory(record_.name) / beside_name);
	next_in_memory_ = memory_has_room();
	if (fits(next_in_memory_, [&] { fill_beside(progress); }))
		return;
	progress.step("no room in memory: starting over on disk");
	remove_tree(beside());
	next_in_memory_ = false;
	fill_beside(progress);
}

void LocalSandbox::stop_server()
{
	record_.state = SandboxState::resetting;
	save(record_);
	stop_postmaster(record_);
	if (!record_.listen.empty() && !port_is_free(record_.port))
		throw Failure(ExitStatus::port_in_use,
		              "port " + std::to_string(record_.port) + " of sandbox " + record_.name +
		                  " was taken by another program",
		              "free it (ss -ltnp sport = :" + std::to_string(record_.port) + ") and run ride reset " +
		                  record_.name + " again, or ride stop " + record_.name + " and start anew");
}

void LocalSandbox::swap()
{
	outgoing_ = record_.cluster_folder() / "data.old";
	keeper_.own(outgoing_);
	remove_tree(outgoing_);
	if (fs::exists(record_.data()))
		fs::rename(record_.data(), outgoing_);
	const fs::path incoming = beside();
	if (record_.in_memory != next_in_memory_)
	{
		record_.in_memory = next_in_memory_;
		remove_tree(record_.data()); /* of a reset that was cut off here */
		save(record_);
	}
	fs::rename(incoming, record_.data());
	remove_tree(record_.socket_folder); /* a killed server leaves a lock file that names its pid */
	make_socket_folder();
}

void LocalSandbox::boot()
{
	write_config(record_.data(), {.cluster_name = "ride " + record_.name,
	                              .scenarios = record_.scenarios,
	                              .socket_folder = record_.socket_folder,
	                              .port = record_.port,
	                              .listen = record_.listen,
	                              .shared_folder = record_.shared_folder,
	                              .exam = record_.exam});
	record_.bindir = server_.bindir;
	record_.postmaster = boot_server(keeper_, server_, place());
	record_.postmaster_ticks = start_ticks(record_.postmaster);
}

void LocalSandbox::arm()
{
	try
	{
		Connection superuser = connect_as_superuser(place());
		superuser.query("SELECT ride.start($1, $2)", {record_.id, std::to_string(record_.seed)});
		superuser.query("SELECT ride.admit($1)", {record_.password});
	}
	catch (const ServerError &error)
	{
		throw explain_error(error, place(), "arming " + record_.id);
	}
}

void LocalSandbox::go_live()
{
	record_.state = SandboxState::live;
	record_.since = now_utc();
	save(record_);
}

void LocalSandbox::keep()
{
	keeper_.release();
	if (!outgoing_.empty())
		remove_tree(outgoing_);
	if (!record_.in_memory)
		clear_place_in_memory(record_.name);
}

void LocalSandbox::retire(const fs::path &spares)
{
	stop_postmaster(record_);
	leave_spare(record_.data(), spares, record_.name);
}

void LocalSandbox::fill(const StartRequest &request, Progress &progress)
{
	make_cluster_folder(record_.in_memory);
	if (!request.spares.empty())
		take_spare(request.spares, record_.data());
	provide(progress, record_.data());
	progress.step("booting the server");
	if (request.port != 0)
		boot();
	else
		on_free_port(record_, [this] { boot(); });
	progress.step("arming the incident");
	arm();
}

void LocalSandbox::fill_beside(Progress &progress)
{
	make_cluster_folder(next_in_memory_);
	keeper_.own(beside());
	remove_tree(beside());
	provide(progress, beside());
}

void LocalSandbox::make_cluster_folder(bool in_memory)
{
	const fs::path folder = in_memory ? place_in_memory(record_.name) : record_.folder();
	make_folder(folder, server_account().drop ? 0711 : 0700);
	require_reach(folder, "the sandbox's folder");
}

void LocalSandbox::make_socket_folder()
{
	const Account &account = server_account();
	make_folder(record_.socket_folder, 0700, account.uid, account.gid);
}

void LocalSandbox::provide(Progress &progress, const fs::path &to)
{
	provide_cluster({server_, record_.scenarios, record_.id, record_.seed}, keeper_, progress, to);
}

ServerPlace LocalSandbox::place() const
{
	return {record_.data(), record_.log(), record_.socket_folder, record_.port};
}

fs::path LocalSandbox::beside() const
{
	return (next_in_memory_ ? place_in_memory(record_.name) : record_.folder()) / beside_name;
}

} // namespace ride
