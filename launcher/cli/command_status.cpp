/*
 * ride status: the phase of the incident and its simulated sessions, asked as the on-call.
 */
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "launcher/cli/cli.hpp"
#include "launcher/terminal/output.hpp"
#include "launcher/sandbox/play.hpp"

using nlohmann::json;

namespace ride
{
namespace
{

struct StatusOptions
{
	std::string name;
	bool as_json = false;
};

/* Counts as numbers, the rest as text. */
json typed(const Rows &answer)
{
	json array = json_of(answer);
	for (json &row : array)
		for (const char *key : {"seed", "rounds"})
			if (row.contains(key) && row[key].is_string())
				row[key] = std::stoll(row[key].get<std::string>());
	return array;
}

ExitStatus run_status(const StatusOptions &options)
{
	const Sandbox sandbox = live_sandbox(options.name);
	Connection oncall = connect_as_oncall(sandbox);
	if (options.as_json)
	{
		print_json(typed(oncall.query("SELECT * FROM ride.status()")));
		return ExitStatus::success;
	}
	const Rows phase =
	    oncall.query("SELECT DISTINCT phase, coalesce(scenario, ''), coalesce(seed::text, '') FROM ride.status()");
	for (const auto &row : phase.rows)
		std::cout << paint(Colour::bold, row[0].value_or("")) << " · " << row[1].value_or("") << " · seed "
		          << row[2].value_or("") << "\n\n";
	table_of(
	    oncall.query("SELECT session, database, state, rounds, detail FROM ride.status() WHERE session IS NOT NULL"))
	    .print();
	return ExitStatus::success;
}

} // namespace

void add_status_command(CLI::App &parent)
{
	CLI::App *command = parent.add_subcommand("status", "The phase, and how the simulated applications fare");
	auto options = std::make_shared<StatusOptions>();
	add_sandbox_name(*command, options->name);
	command->add_flag("--json", options->as_json, "One JSON array");
	command->footer("Example:\n  ride status");
	command->callback([options] { finish(run_status(*options)); });
}

} // namespace ride
