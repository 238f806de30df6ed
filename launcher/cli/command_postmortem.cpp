/*
 * ride postmortem: root cause, how it was found, the fix, the lesson. After submit.
 */
#include <memory>

#include <CLI/CLI.hpp>

#include "launcher/cli/cli.hpp"
#include "launcher/terminal/output.hpp"
#include "launcher/sandbox/play.hpp"

namespace ride
{

void add_postmortem_command(CLI::App &parent)
{
	CLI::App *command = parent.add_subcommand("postmortem", "What it was, and the lesson; after submit");
	auto name = std::make_shared<std::string>();
	add_sandbox_name(*command, *name);
	command->footer("Example:\n  ride postmortem");
	command->callback(
	    [name] { print_lines(connect_as_oncall(live_sandbox(*name)).query("SELECT * FROM ride.postmortem()")); });
}

} // namespace ride
