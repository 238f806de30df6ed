/*
 * ride show: an incident's briefing and facts, without spoilers.
 */
#include <algorithm>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "launcher/cli/cli.hpp"
#include "launcher/terminal/output.hpp"
#include "launcher/sandbox/play.hpp"
#include "launcher/sandbox/scenarios.hpp"

using nlohmann::json;

namespace ride
{
namespace
{

struct ShowOptions
{
	std::string id, name;
	unsigned seed = 0;
	bool as_json = false;
};

/* Sorted: the order in the file may say which one is different. */
std::vector<std::string> database_names(const model::Scenario &scenario)
{
	std::vector<std::string> names;
	for (const model::Database &database : scenario.databases)
		names.push_back(database.name);
	std::sort(names.begin(), names.end());
	return names;
}

std::string joined(const std::vector<std::string> &words)
{
	std::string text;
	for (const std::string &word : words)
		text += (text.empty() ? "" : ", ") + word;
	return text;
}

ExitStatus show_scenario(const ShowOptions &options)
{
	const model::Catalogue catalogue = open_catalogue();
	const model::Scenario scenario = load_scenario(catalogue, resolve_id(catalogue, options.id), options.seed);
	if (options.as_json)
	{
		print_json({{"id", scenario.id},
		            {"title", scenario.title},
		            {"topic", scenario.topic},
		            {"level", scenario.level},
		            {"minutes", {scenario.minutes_from, scenario.minutes_to}},
		            {"seed", scenario.seed},
		            {"instances", scenario.combinations},
		            {"databases", database_names(scenario)},
		            {"hints", scenario.hints.size()},
		            {"briefing", scenario.briefing}});
		return ExitStatus::success;
	}
	std::cout << paint(Colour::bold, scenario.title) << '\n'
	          << scenario.id << " · " << scenario.topic << " · L" << scenario.level << " · " << minutes_text(scenario)
	          << " · " << scenario.combinations << (scenario.combinations == 1 ? " variation" : " variations") << '\n'
	          << "databases: " << joined(database_names(scenario)) << "\n\n";
	print_markdown(split_lines(scenario.briefing));
	std::cout << "\n  ride start " << model::short_id(scenario.id)
	          << (options.seed ? " --seed " + std::to_string(options.seed) : "") << '\n';
	return ExitStatus::success;
}

ExitStatus show_running(const ShowOptions &options)
{
	const Sandbox sandbox = live_sandbox(options.name);
	const std::vector<std::string> lines = connect_as_oncall(sandbox).query("SELECT * FROM ride.briefing()").lines();
	if (options.as_json)
	{
		std::string briefing;
		for (const std::string &line : lines)
			briefing += line + "\n";
		print_json({{"id", sandbox.id},
		            {"title", sandbox.title},
		            {"seed", sandbox.seed},
		            {"name", sandbox.name},
		            {"briefing", briefing}});
		return ExitStatus::success;
	}
	std::cout << paint(Colour::bold, sandbox.title) << '\n' << sandbox.id << " · seed " << sandbox.seed << "\n\n";
	print_markdown({lines.begin() + (lines.empty() ? 0 : 1), lines.end()});
	return ExitStatus::success;
}

} // namespace

void add_show_command(CLI::App &parent)
{
	CLI::App *command = parent.add_subcommand("show", "The briefing of an incident, or of the running one");
	auto options = std::make_shared<ShowOptions>();
	command->add_option("ID", options->id,
	                    "stage-NN/NN-slug, NN/NN, or a part of the slug; without it, the running incident");
	command->add_option("--seed", options->seed, "Which variation")->capture_default_str();
	command->add_option("--name", options->name, "Which sandbox, when several run");
	command->add_flag("--json", options->as_json, "One JSON document");
	command->footer("Example:\n  ride show 09/09");
	command->callback([options] { finish(options->id.empty() ? show_running(*options) : show_scenario(*options)); });
}

} // namespace ride
