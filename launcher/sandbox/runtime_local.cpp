/*
 * Start, reset and stop of a server on this machine.
 *
 * Pure C++ and SQL; the launcher process.
 */
#include "launcher/sandbox/runtime_local.hpp"

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
	sandbox.since = now_utc();

	const Account &account = server_account();
	keeper_.emplace();
	try
	{
		keeper_->own(sandbox.folder());
		keeper_->own(sandbox.socket_folder);
		keeper_->own(lock_->path());
		make_folder(sandbox.folder(), account.drop ? 0711 : 0700);
		save(sandbox);
		require_reach(sandbox.folder(), "the sandbox's folder");
		make_folder(sandbox.socket_folder, 0700, account.uid, account.gid);
		if (!request.spares.empty())
			take_spare(request.spares, sandbox.data());
		provide_cluster({server, sandbox.scenarios, sandbox.id, sandbox.seed}, *keeper_, progress, sandbox.data());
		progress.step("booting the server");
		if (request.port != 0)
			boot(sandbox, *keeper_, server);
		else
			on_free_port(sandbox, [&] { boot(sandbox, *keeper_, server); });
		progress.step("arming the incident");
		arm(sandbox);
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
	const fs::path fresh = sandbox.folder() / "data.new", old = sandbox.folder() / "data.old";

	Keeper keeper;
	keeper.own(fresh);
	keeper.own(old);
	remove_tree(fresh);
	remove_tree(old);
	provide_cluster({server, sandbox.scenarios, sandbox.id, sandbox.seed}, keeper, progress, fresh);

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
	fs::rename(fresh, sandbox.data());
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
	return sandbox;
}

} // namespace ride
