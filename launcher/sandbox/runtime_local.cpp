/*
 * Start, reset and stop of a server on this machine.
 *
 * Pure C++ and SQL; the launcher process.
 */
#include "launcher/sandbox/runtime_local.hpp"

#include <utility>

#include "launcher/cluster/memory.hpp"
#include "launcher/system/account.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/sandbox/free_port.hpp"
#include "launcher/system/installation.hpp"
#include "launcher/system/interrupt.hpp"
#include "launcher/system/paths.hpp"
#include "launcher/sandbox/postmaster.hpp"
#include "launcher/system/process.hpp"
#include "launcher/cluster/server.hpp"
#include "launcher/cluster/server_config.hpp"
#include "launcher/cluster/snapshot.hpp"
#include "launcher/cluster/spare_clusters.hpp"

namespace fs = std::filesystem;

namespace ride
{
namespace
{

ServerPlace place_of(const Sandbox &sandbox)
{
	return {sandbox.data(), sandbox.log(), sandbox.socket_folder, sandbox.port};
}

void configure(const Sandbox &sandbox)
{
	write_config(sandbox.data(), {.cluster_name = "ride " + sandbox.name,
	                              .scenarios = sandbox.scenarios,
	                              .socket_folder = sandbox.socket_folder,
	                              .port = sandbox.port,
	                              .listen = sandbox.listen,
	                              .shared_folder = sandbox.shared_folder,
	                              .exam = sandbox.exam});
}

void boot(Sandbox &sandbox, Keeper &keeper, const ServerInstallation &server)
{
	configure(sandbox);
	sandbox.postmaster = boot_server(keeper, server, place_of(sandbox));
	sandbox.postmaster_ticks = start_ticks(sandbox.postmaster);
}

void arm(const Sandbox &sandbox)
{
	try
	{
		Connection superuser = connect_as_superuser(place_of(sandbox));
		superuser.query("SELECT ride.start($1, $2)", {sandbox.id, std::to_string(sandbox.seed)});
		superuser.query("SELECT ride.admit($1)", {sandbox.password});
	}
	catch (const ServerError &error)
	{
		throw explain_error(error, place_of(sandbox), "arming " + sandbox.id);
	}
}

/* What a cluster is copied into: the sandbox's own folder, or its place in memory. */
void make_cluster_folder(const Sandbox &sandbox)
{
	make_folder(sandbox.cluster_folder(), server_account().drop ? 0711 : 0700);
	require_reach(sandbox.cluster_folder(), "the sandbox's folder");
}

/* Does that in memory and, if memory fills up meanwhile, once more on disk. */
template <typename Body>
void with_room(Sandbox &sandbox, Progress &progress, Body body)
{
	try
	{
		make_cluster_folder(sandbox);
		body();
		return;
	}
	catch (const Failure &failure)
	{
		if (failure.status != ExitStatus::disk_full || !sandbox.in_memory)
			throw;
	}
	progress.step("no room in memory: starting over on disk");
	stop_postmaster(sandbox);
	sandbox.in_memory = false;
	save(sandbox);
	clear_place_in_memory(sandbox.name);
	make_cluster_folder(sandbox);
	body();
}

} // namespace

Sandbox LocalRuntime::start(const StartRequest &request, Progress &progress)
{
	const InterruptGuard guard;
	require_valid_name(request.name);
	const ServerInstallation server = choose_server(request.major);
	make_paths();
	lock_.emplace(lock_sandbox(request.name));
	require_new(request.name);

	Sandbox sandbox;
	sandbox.name = request.name;
	sandbox.id = request.id;
	sandbox.title = request.title;
	sandbox.seed = request.seed;
	sandbox.major = server.major;
	sandbox.exam = request.exam;
	sandbox.attached = lifetime_ == Lifetime::attached;
	sandbox.password = request.password.empty() ? new_password() : request.password;
	sandbox.listen = request.listen;
	sandbox.shared_folder = request.shared_folder;
	sandbox.port = request.port;
	sandbox.bindir = server.bindir;
	sandbox.scenarios = request.scenarios;
	sandbox.socket_folder = new_socket_folder();
	sandbox.in_memory = memory_has_room();
	sandbox.since = now_utc();

	const Account &account = server_account();
	keeper_.emplace();
	try
	{
		keeper_->own(sandbox.folder());
		keeper_->own(place_in_memory(sandbox.name));
		keeper_->own(sandbox.socket_folder);
		keeper_->own(lock_->path());
		make_folder(sandbox.folder(), account.drop ? 0711 : 0700);
		save(sandbox);
		clear_place_in_memory(sandbox.name); /* of a sandbox whose record is lost */
		make_folder(sandbox.socket_folder, 0700, account.uid, account.gid);
		with_room(sandbox, progress,
		          [&]
		          {
			          if (!request.spares.empty())
				          take_spare(request.spares, sandbox.data());
			          provide_cluster({server, sandbox.scenarios, sandbox.id, sandbox.seed}, *keeper_, progress,
			                          sandbox.data());
			          progress.step("booting the server");
			          if (request.port != 0)
				          boot(sandbox, *keeper_, server);
			          else
				          on_free_port(sandbox, [&] { boot(sandbox, *keeper_, server); });
			          progress.step("arming the incident");
			          arm(sandbox);
		          });
		sandbox.state = SandboxState::live;
		save(sandbox);
		check_interrupt();
		if (lifetime_ == Lifetime::detached)
			keeper_->release();
	}
	catch (...)
	{
		progress.step("cleaning up");
		keeper_.reset();
		lock_->remove_file();
		lock_.reset();
		throw;
	}
	if (lifetime_ == Lifetime::detached)
	{
		keeper_.reset();
		lock_.reset();
	}
	return sandbox;
}

void LocalRuntime::retire(const Sandbox &sandbox, const fs::path &spares)
{
	stop_postmaster(sandbox);
	leave_spare(sandbox.data(), spares, sandbox.name);
}

/* The copy is ready before the old server goes: a full disk or a broken scenario costs nothing. */
Sandbox LocalRuntime::reset(const std::string &name, Progress &progress)
{
	const InterruptGuard guard;
	make_paths();
	const FileLock lock = lock_sandbox(name);
	Sandbox sandbox = existing_sandbox(name);
	const ServerInstallation server = choose_server(sandbox.major);
	Keeper keeper;
	Sandbox fresh = sandbox; /* the same one, perhaps in another place */
	fresh.in_memory = memory_has_room();
	const fs::path old = sandbox.cluster_folder() / "data.old";
	const auto waiting = [&] { return fresh.cluster_folder() / "data.new"; };
	keeper.own(old);
	remove_tree(old);
	const auto copy = [&]
	{
		keeper.own(waiting());
		make_cluster_folder(fresh);
		remove_tree(waiting());
		provide_cluster({server, sandbox.scenarios, sandbox.id, sandbox.seed}, keeper, progress, waiting());
	};
	try
	{
		copy();
	}
	catch (const Failure &failure)
	{
		if (failure.status != ExitStatus::disk_full || !fresh.in_memory)
			throw;
		remove_tree(waiting());
		fresh.in_memory = false;
		copy();
	}

	progress.step("stopping the server");
	sandbox.state = SandboxState::resetting;
	save(sandbox);
	stop_postmaster(sandbox);
	if (!sandbox.listen.empty() && !port_is_free(sandbox.port))
		throw Failure(ExitStatus::port_in_use,
		              "port " + std::to_string(sandbox.port) + " of sandbox " + name + " was taken by another program",
		              "free it (ss -ltnp sport = :" + std::to_string(sandbox.port) + ") and run ride reset " + name +
		                  " again, or ride stop " + name + " and start anew");
	if (fs::exists(sandbox.data()))
		fs::rename(sandbox.data(), old);
	if (std::exchange(sandbox.in_memory, fresh.in_memory) != fresh.in_memory)
	{
		remove_tree(sandbox.data()); /* of a reset that was cut off here */
		save(sandbox);
	}
	fs::rename(waiting(), sandbox.data());
	const Account &account = server_account();
	remove_tree(sandbox.socket_folder); /* a killed server leaves a lock file that names its pid */
	make_folder(sandbox.socket_folder, 0700, account.uid, account.gid);

	progress.step("booting the server");
	sandbox.bindir = server.bindir;
	boot(sandbox, keeper, server);
	progress.step("arming the incident");
	arm(sandbox);
	sandbox.state = SandboxState::live;
	sandbox.since = now_utc();
	save(sandbox);
	keeper.release();
	remove_tree(old);
	if (!sandbox.in_memory)
		clear_place_in_memory(name);
	return sandbox;
}

} // namespace ride
