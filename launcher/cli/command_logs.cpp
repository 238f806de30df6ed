/*
 * ride logs: what the simulated applications wrote into their log, asked as the on-call.
 */
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "launcher/cli/cli.hpp"
#include "launcher/terminal/output.hpp"
#include "launcher/sandbox/play.hpp"

namespace ride
{
namespace
{

struct LogsOptions
{
	std::string name;
	unsigned lines = 50;
	bool as_json = false;
};

ExitStatus run_logs(const LogsOptions &options)
{
	const Sandbox sandbox = live_sandbox(options.name);
	const Rows rows = connect_as_oncall(sandbox).query(
	    "SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') AS at, application, database, sqlstate, message "
	    "FROM ride.app_log($1)",
	    {std::to_string(options.lines)});
	if (options.as_json)
	{
		print_json(json_of(rows));
		return ExitStatus::success;
	}
	for (const auto &row : rows.rows)
	{
		std::cout << paint(Colour::dim, row[0].value_or("")) << "  " << row[1].value_or("") << '@'
		          << row[2].value_or("") << "  ";
		if (row[3])
			std::cout << paint(Colour::red, *row[3]) << ": ";
		std::cout << row[4].value_or("") << '\n';
	}
	return ExitStatus::success;
}

} // namespace

void add_logs_command(CLI::App &parent)
{
	CLI::App *command = parent.add_subcommand("logs", "The applications' log, newest last");
	auto options = std::make_shared<LogsOptions>();
	add_sandbox_name(*command, options->name);
	command->add_option("-n,--lines", options->lines, "How many lines at most")->capture_default_str();
	command->add_flag("--json", options->as_json, "One JSON array");
	command->footer("Example:\n  ride logs -n 20");
	command->callback([options] { finish(run_logs(*options)); });
}

} // namespace ride
