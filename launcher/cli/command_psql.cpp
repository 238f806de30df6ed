/*
 * ride psql: the real psql, as the on-call.
 */
#include <memory>

#include <CLI/CLI.hpp>

#include "launcher/cli/cli.hpp"
#include "launcher/sandbox/play.hpp"
#include "launcher/sandbox/psql.hpp"

namespace ride
{
namespace
{

struct PsqlOptions
{
	std::string name, database = "postgres";
	PassedOn passed_on;
};

ExitStatus run_psql(const PsqlOptions &options)
{
	execute(psql_command(live_sandbox(options.name), options.database, options.passed_on));
}

} // namespace

void add_psql_command(CLI::App &parent, const PassedOn &passed_on)
{
	CLI::App *command = parent.add_subcommand("psql", "psql as the on-call; what follows -- is psql's own");
	auto options = std::make_shared<PsqlOptions>();
	options->passed_on = passed_on;
	add_sandbox_name(*command, options->name);
	command->add_option("-d,--dbname", options->database, "The database to open")->capture_default_str();
	command->footer("Examples:\n  ride psql -d tenant_b\n  ride psql -- -c '\\l'");
	command->callback([options] { finish(run_psql(*options)); });
}

} // namespace ride
