/*
 * ride reset: back to the armed incident, same URI.
 */
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "launcher/cli.hpp"
#include "launcher/play.hpp"
#include "launcher/runtime.hpp"

namespace ride
{
namespace
{

ExitStatus run_reset(const std::string &name)
{
	collect_leftovers();
	const Sandbox sandbox = choose_sandbox(name);
	{
		Progress progress;
		make_runtime(sandbox.runtime)->reset(sandbox.name, progress);
	}
	std::cout << "incident live again: " << sandbox.id << " · seed " << sandbox.seed << "\n  " << sandbox.uri() << '\n';
	return ExitStatus::success;
}

} // namespace

void add_reset_command(CLI::App &parent)
{
	CLI::App *command = parent.add_subcommand("reset", "Back to the armed incident; same URI, same password");
	auto name = std::make_shared<std::string>();
	add_sandbox_name(*command, *name);
	command->footer("Example:\n  ride reset");
	command->callback([name] { finish(run_reset(*name)); });
}

} // namespace ride
