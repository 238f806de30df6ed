/*
 * ride submit: judge, freeze, show the card.
 */
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <unistd.h>

#include "launcher/cli/cli.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/terminal/output.hpp"
#include "launcher/sandbox/play.hpp"
#include "launcher/terminal/progress.hpp"
#include "model/card.hpp"

namespace ride
{
namespace
{

struct SubmitOptions
{
	std::string name;
	bool yes = false, as_json = false;
};

void confirm(const Sandbox &sandbox)
{
	if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
		throw Failure(ExitStatus::not_confirmed, "submit judges and freezes the attempt, and there is nobody to ask",
		              "add --yes");
	std::cerr << "This judges " << sandbox.id
	          << " as it is now and freezes the card; your other sessions are ended. Submit? [y/N] ";
	std::string answer;
	std::getline(std::cin, answer);
	if (answer != "y" && answer != "Y" && answer != "yes")
		throw Failure(ExitStatus::not_confirmed, "not submitted");
}

ExitStatus run_submit(const SubmitOptions &options)
{
	const Sandbox sandbox = live_sandbox(options.name);
	if (!options.yes)
		confirm(sandbox);
	std::string text;
	{
		Progress progress;
		progress.step("judging");
		Connection oncall = connect_as_oncall(sandbox);
		text = ask_document(oncall, "SELECT * FROM ride.submit('json')");
	}
	if (options.as_json)
	{
		std::cout << text << '\n';
		return ExitStatus::success;
	}
	print_card(model::as_lines(model::from_json(text)));
	std::cout << "\n  ride postgres postmortem" << name_for_hint(sandbox) << "     ·     ride postgres stop"
	          << name_for_hint(sandbox) << '\n';
	return ExitStatus::success;
}

} // namespace

void add_submit_command(CLI::App &parent)
{
	CLI::App *command = parent.add_subcommand("submit", "Judge and freeze; opens the postmortem");
	auto options = std::make_shared<SubmitOptions>();
	add_sandbox_name(*command, options->name);
	command->add_flag("-y,--yes", options->yes, "Do not ask");
	command->add_flag("--json", options->as_json, "One JSON document");
	command->footer("Example:\n  ride submit --yes");
	command->callback([options] { finish(run_submit(*options)); });
}

} // namespace ride
