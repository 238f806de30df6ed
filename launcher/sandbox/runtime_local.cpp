/*
 * Start and reset of a server on this machine, in words: LocalSandbox knows how.
 *
 * Pure C++; the launcher process.
 */
#include "launcher/sandbox/runtime_local.hpp"

#include "launcher/system/interrupt.hpp"

namespace fs = std::filesystem;

namespace ride
{

Sandbox LocalRuntime::start(const StartRequest &request, Progress &progress)
{
	const InterruptGuard guard;
	require_valid_name(request.name);
	try
	{
		sandbox_.emplace(request, lifetime_ == Lifetime::attached);
		sandbox_->bring_up(request, progress);
		sandbox_->go_live();
		check_interrupt();
	}
	catch (...)
	{
		progress.step("cleaning up");
		sandbox_.reset();
		throw;
	}
	const Sandbox record = sandbox_->record();
	if (lifetime_ == Lifetime::detached)
	{
		sandbox_->keep();
		sandbox_.reset();
	}
	return record;
}

void LocalRuntime::retire(const fs::path &spares)
{
	sandbox_->retire(spares);
}

Sandbox LocalRuntime::reset(const std::string &name, Progress &progress)
{
	const InterruptGuard guard;
	LocalSandbox sandbox(name);
	sandbox.copy_beside(progress);
	progress.step("stopping the server");
	sandbox.stop_server();
	sandbox.swap();
	progress.step("booting the server");
	sandbox.boot();
	progress.step("arming the incident");
	sandbox.arm();
	sandbox.go_live();
	sandbox.keep();
	return sandbox.record();
}

} // namespace ride
