/*
 * ride list: the catalogue.
 */
#include <algorithm>
#include <iostream>
#include <map>
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "launcher/cli/cli.hpp"
#include "launcher/terminal/output.hpp"
#include "launcher/sandbox/scenarios.hpp"

using nlohmann::json;

namespace ride
{
namespace
{

struct ListOptions
{
	std::string topic;
	std::optional<int> level;
	bool as_json = false;
};

std::string lower(std::string text)
{
	std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
	return text;
}

bool wanted(const model::Scenario &scenario, const ListOptions &options)
{
	return (!options.level || scenario.level == *options.level) &&
	       lower(scenario.topic).find(lower(options.topic)) != std::string::npos;
}

json as_object(const model::Scenario &scenario)
{
	return {{"id", scenario.id},
	        {"short", model::short_id(scenario.id)},
	        {"title", scenario.title},
	        {"topic", scenario.topic},
	        {"level", scenario.level},
	        {"minutes", {scenario.minutes_from, scenario.minutes_to}},
	        {"instances", scenario.combinations}};
}

void print_by_topic(const std::vector<model::Scenario> &scenarios)
{
	std::map<std::string, Table> topics;
	for (const model::Scenario &scenario : scenarios)
		topics.try_emplace(scenario.topic, Table({"ID", "LEVEL", "TIME", "SEEDS", "TITLE"}))
		    .first->second.add({model::short_id(scenario.id), "L" + std::to_string(scenario.level),
		                        minutes_text(scenario), std::to_string(scenario.combinations), scenario.title});
	for (const auto &[topic, table] : topics)
	{
		std::cout << (topic == topics.begin()->first ? "" : "\n") << topic << '\n';
		table.print("  ");
	}
	if (topics.empty())
		std::cout << "no incident fits\n";
}

ExitStatus run_list(const ListOptions &options)
{
	const model::Catalogue catalogue = open_catalogue();
	std::vector<model::Scenario> scenarios;
	std::vector<model::Problem> problems;
	for (const std::string &id : catalogue.ids())
	{
		try
		{
			model::Scenario scenario = catalogue.load(id, 0);
			if (wanted(scenario, options))
				scenarios.push_back(std::move(scenario));
		}
		catch (const model::ScenarioError &error)
		{
			problems.insert(problems.end(), error.problems.begin(), error.problems.end());
		}
	}
	if (options.as_json)
	{
		json array = json::array();
		for (const model::Scenario &scenario : scenarios)
			array.push_back(as_object(scenario));
		print_json(array);
	}
	else
		print_by_topic(scenarios);
	/* One broken scenario does not hide the others. */
	if (!problems.empty())
		throw broken(model::ScenarioError(problems));
	return ExitStatus::success;
}

} // namespace

void add_list_command(CLI::App &parent)
{
	CLI::App *command = parent.add_subcommand("list", "The incidents there are");
	auto options = std::make_shared<ListOptions>();
	command->add_option("--topic", options->topic, "Only topics with this in their name");
	command->add_option("--level", options->level, "Only this level, 1 to 5");
	command->add_flag("--json", options->as_json, "One JSON array");
	command->footer("Example:\n  ride list --level 4");
	command->callback([options] { finish(run_list(*options)); });
}

} // namespace ride
