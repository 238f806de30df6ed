/*
 * ride stop: gone without a trace.
 */
#include <algorithm>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "launcher/cli/cli.hpp"
#include "launcher/sandbox/container.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/sandbox/registry.hpp"
#include "launcher/terminal/progress.hpp"

namespace ride
{
namespace
{

struct StopOptions
{
	std::string name;
	bool all = false;
};

/* Containers of this state folder without a record: a launcher was killed at the wrong moment, or the record is lost. */
unsigned remove_strays()
{
	unsigned removed = 0;
	const std::vector<Sandbox> all = all_sandboxes();
	for (const char *program : {"docker", "podman"})
		try
		{
			const Engine engine(program);
			for (const std::string &name : containers_of(engine))
				if (std::none_of(all.begin(), all.end(), [&](const Sandbox &one) { return one.container == name; }))
				{
					remove_container(engine, name);
					++removed;
				}
		}
		catch (const Failure &failure)
		{
			if (failure.status != ExitStatus::runtime_missing)
				throw;
		}
	return removed;
}

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
			stop_sandbox(sandbox.name);
		}
		std::cout << "stopped " << sandbox.name << '\n';
	}
	const unsigned strays = options.all ? remove_strays() : 0;
	if (strays > 0)
		std::cout << "removed " << strays << (strays == 1 ? " container" : " containers")
		          << " that no sandbox knew any more\n";
	if (doomed.empty() && strays == 0)
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
