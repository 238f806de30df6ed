/*
 * ride reset: back to the armed incident, same URI.
 */
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "launcher/cli/cli.hpp"
#include "launcher/terminal/output.hpp"
#include "launcher/sandbox/play.hpp"
#include "launcher/sandbox/runtime.hpp"

namespace ride
{
namespace
{

struct ResetOptions
{
	std::string name;
	bool as_json = false;
};

ExitStatus run_reset(const ResetOptions &options)
{
	collect_leftovers();
	Sandbox sandbox = choose_sandbox(options.name);
	{
		Progress progress;
		sandbox = make_runtime(sandbox.runtime)->reset(sandbox.name, progress);
	}
	if (options.as_json)
		print_json(connection_json(sandbox));
	else
		std::cout << "incident live again: " << sandbox.id << " · seed " << sandbox.seed << "\n  " << sandbox.uri()
		          << '\n';
	return ExitStatus::success;
}

} // namespace

void add_reset_command(CLI::App &parent)
{
	CLI::App *command = parent.add_subcommand("reset", "Back to the armed incident; same URI, same password");
	auto options = std::make_shared<ResetOptions>();
	add_sandbox_name(*command, options->name);
	command->add_flag("--json", options->as_json, "One JSON document, password included");
	command->footer("Example:\n  ride reset");
	command->callback([options] { finish(run_reset(*options)); });
}

} // namespace ride
