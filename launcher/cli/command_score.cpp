/*
 * ride score: the card as it stands.
 */
#include <iostream>
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>

#include "launcher/cli/cli.hpp"
#include "launcher/terminal/output.hpp"
#include "launcher/sandbox/play.hpp"
#include "launcher/terminal/progress.hpp"
#include "model/card.hpp"

namespace ride
{
namespace
{

struct ScoreOptions
{
	std::string name;
	bool as_json = false, as_junit = false;
	std::optional<int> minimum;
};

ExitStatus run_score(const ScoreOptions &options)
{
	const Sandbox sandbox = live_sandbox(options.name);
	std::string text;
	{
		Progress progress;
		progress.step("asking every database");
		Connection oncall = connect_as_oncall(sandbox);
		/* One question; every form is made from its answer, so they cannot disagree. */
		text = ask_document(oncall, "SELECT * FROM ride.score('json')");
	}
	const model::Card card = model::from_json(text);
	if (options.as_json)
		std::cout << text << '\n';
	else if (options.as_junit)
		std::cout << model::as_junit(card) << '\n';
	else
		print_card(model::as_lines(card));
	return options.minimum && card.total < *options.minimum ? ExitStatus::below_minimum : ExitStatus::success;
}

} // namespace

void add_score_command(CLI::App &parent)
{
	CLI::App *command = parent.add_subcommand("score", "The card as it stands: Detect, Fix, Trap");
	auto options = std::make_shared<ScoreOptions>();
	add_sandbox_name(*command, options->name);
	auto *as_json = command->add_flag("--json", options->as_json, "One JSON document");
	command->add_flag("--junit", options->as_junit, "One JUnit document, a test case an item")->excludes(as_json);
	command->add_option("--min", options->minimum, "Exit with 9 when the total is below this")
	    ->check(CLI::Range(0, 100));
	command->footer("Example:\n  ride score --min 80");
	command->callback([options] { finish(run_score(*options)); });
}

} // namespace ride
