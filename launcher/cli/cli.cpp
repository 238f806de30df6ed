/*
 * The tree of commands and the page that `ride --help` shows.
 *
 * Pure C++.
 */
#include "launcher/cli/cli.hpp"

#include <algorithm>
#include <iostream>
#include <sstream>

#include <CLI/CLI.hpp>

#include "launcher/system/failure.hpp"
#include "launcher/cli/help.hpp"
#include "launcher/terminal/output.hpp"

namespace ride
{
namespace
{

std::string exit_codes()
{
	std::ostringstream text;
	text << "Exit codes:\n";
	for (const ExitMeaning &meaning : exit_meanings)
		text << std::setw(5) << static_cast<int>(meaning.status) << "  " << meaning.says << '\n';
	return text.str();
}

void add_postgres_verbs(CLI::App &parent, const PassedOn &passed_on)
{
	add_list_command(parent);
	add_show_command(parent);
	add_start_command(parent);
	add_psql_command(parent, passed_on);
	add_env_command(parent);
	add_ps_command(parent);
	add_status_command(parent);
	add_logs_command(parent);
	add_hint_command(parent);
	add_diagnose_command(parent);
	add_score_command(parent);
	add_submit_command(parent);
	add_postmortem_command(parent);
	add_reset_command(parent);
	add_stop_command(parent);
}

void add_commands(CLI::App &app, const PassedOn &passed_on)
{
	app.set_version_flag("--version", "ride " RIDE_VERSION);
	app.require_subcommand(0, 1);
	app.callback(
	    [&app]
	    {
		    if (!app.get_subcommands().empty())
			    return;
		    std::cerr << app.help();
		    finish(ExitStatus::usage);
	    });
	app.formatter(std::make_shared<Help>());
	app.footer(
	    "Example:\n  ride start 09/09 && ride psql\n\nEvery verb of an incident may be written with or without \"postgres\" before it.\n\n" +
	    exit_codes() +
	    "\nEnvironment:\n"
	    "  RIDE_STATE_DIR  RIDE_CACHE_DIR   where sandboxes and caches are\n"
	    "  RIDE_SCENARIOS  RIDE_PG_BINDIR   scenarios and PostgreSQL other than the installed ones\n"
	    "  RIDE_RUNTIME                     what start uses unless told: auto, local, docker or podman\n"
	    "  NO_COLOR                         no colours\n");

	CLI::App *postgres = app.add_subcommand("postgres", "Incidents in PostgreSQL (the verbs below)");
	postgres->require_subcommand(1);
	postgres->footer("Example:\n  ride postgres start 09/09");
	add_postgres_verbs(*postgres, passed_on);
	add_postgres_verbs(app, passed_on);

	CLI::App *scenario = app.add_subcommand("scenario", "For authors: check, examine and begin scenarios");
	scenario->require_subcommand(1);
	scenario->footer("Example:\n  ride scenario lint scenarios/stage-09/09-schema-drift-between-tenant-databases");
	add_lint_command(*scenario);
	add_exam_command(*scenario);
	add_new_command(*scenario);
	add_image_command(app);
	add_sandbox_command(app);
	add_doctor_command(app);
}

ExitStatus fail(const Failure &failure)
{
	print_failure(failure);
	return failure.status;
}

ExitStatus run(CLI::App &app, std::vector<std::string> arguments)
{
	try
	{
		std::reverse(arguments.begin(), arguments.end()); /* as CLI11 wants them */
		app.parse(std::move(arguments));
	}
	catch (const CLI::RuntimeError &end)
	{
		return static_cast<ExitStatus>(end.get_exit_code()); /* finish() */
	}
	catch (const CLI::ParseError &wrong)
	{
		return app.exit(wrong) == 0 ? ExitStatus::success : ExitStatus::usage;
	}
	catch (const Failure &failure)
	{
		return fail(failure);
	}
	catch (const std::exception &error)
	{
		return fail({ExitStatus::failure, error.what()});
	}
	if (!std::cout.flush())
		return fail({ExitStatus::failure, "cannot write to the standard output"});
	return ExitStatus::success;
}

} // namespace

int run_command_line(std::vector<std::string> arguments, const PassedOn &passed_on)
{
	CLI::App app{
	    "Incident drills in a throw-away PostgreSQL: a server breaks the way production breaks, you repair it, "
	    "ride scores it.",
	    "ride"};
	add_commands(app, passed_on);
	const bool is_psql = std::find(arguments.begin(), arguments.end(), "psql") != arguments.end();
	return static_cast<int>(passed_on.empty() || is_psql
	                            ? run(app, std::move(arguments))
	                            : fail({ExitStatus::usage, "only psql takes arguments after --", "leave out the --"}));
}

void finish(ExitStatus status)
{
	if (status != ExitStatus::success)
		throw CLI::RuntimeError(static_cast<int>(status));
}

void add_sandbox_name(CLI::App &command, std::string &name)
{
	command.add_option("NAME,--name", name, "The sandbox; may be left out when there is only one");
}

} // namespace ride
