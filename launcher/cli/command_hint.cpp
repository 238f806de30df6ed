/*
 * ride hint: the next hint.
 */
#include <memory>

#include <CLI/CLI.hpp>

#include "launcher/cli/cli.hpp"
#include "launcher/sandbox/play.hpp"

namespace ride
{

void add_hint_command(CLI::App &parent)
{
	CLI::App *command = parent.add_subcommand("hint", "The next hint; free, but counted on the card");
	auto name = std::make_shared<std::string>();
	add_sandbox_name(*command, *name);
	command->footer("Example:\n  ride hint");
	command->callback([name]
	                  { print_lines(connect_as_oncall(live_sandbox(*name)).query("SELECT * FROM ride.hint()")); });
}

} // namespace ride
