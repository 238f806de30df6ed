/*
 * ride stop: gone without a trace.
 */
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "launcher/cli.hpp"
#include "launcher/failure.hpp"
#include "launcher/registry.hpp"
#include "launcher/runtime.hpp"

namespace ride
{
namespace
{

struct StopOptions
{
	std::string name;
	bool all = false;
};

ExitStatus run_stop(const StopOptions &options)
{
	if (options.all && !options.name.empty())
		throw Failure(ExitStatus::usage, "--all and a name contradict each other", "leave one of them out");
	collect_leftovers();
	std::vector<Sandbox> doomed;
	if (options.all)
	{
		doomed = all_sandboxes();
		std::erase_if(doomed,
		              [](const Sandbox &sandbox) { return sandbox.attached; }); /* an exam's: it sees to them itself */
	}
	else
		doomed.push_back(choose_sandbox(options.name));
	for (const Sandbox &sandbox : doomed)
	{
		{
			Progress progress;
			progress.step("stopping " + sandbox.name);
			make_runtime(sandbox.runtime)->stop(sandbox.name);
		}
		std::cout << "stopped " << sandbox.name << '\n';
	}
	if (doomed.empty())
		std::cout << "no sandbox is running\n";
	return ExitStatus::success;
}

} // namespace

void add_stop_command(CLI::App &parent)
{
	CLI::App *command = parent.add_subcommand("stop", "End a sandbox and remove all of it");
	auto options = std::make_shared<StopOptions>();
	add_sandbox_name(*command, options->name);
	command->add_flag("--all", options->all, "Every sandbox");
	command->footer("Example:\n  ride stop --all");
	command->callback([options] { finish(run_stop(*options)); });
}

} // namespace ride
