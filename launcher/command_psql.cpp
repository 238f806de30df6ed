/*
 * ride psql: the real psql, as the on-call.
 */
#include <memory>

#include <CLI/CLI.hpp>
#include <unistd.h>

#include "launcher/cli.hpp"
#include "launcher/failure.hpp"
#include "launcher/play.hpp"
#include "launcher/process.hpp"

namespace ride
{
namespace
{

/* Who and where, and "*" while a transaction is open: a forgotten commit is an incident of its own. */
constexpr const char *prompt = "oncall@%/%R%x%# ";

struct PsqlOptions
{
	std::string name, database = "postgres";
	PassedOn passed_on;
};

std::filesystem::path find_psql(const Sandbox &sandbox)
{
	std::filesystem::path beside = sandbox.bindir / "psql";
	if (access(beside.c_str(), X_OK) != 0)
		beside = find_program("psql");
	if (beside.empty())
		throw Failure(
		    ExitStatus::not_installed, "psql is neither in " + sandbox.bindir.string() + " nor in PATH",
		    "on Debian or Ubuntu: apt install postgresql-client; or use another client: ride env says how to connect");
	return beside;
}

ExitStatus run_psql(const PsqlOptions &options)
{
	const Sandbox sandbox = live_sandbox(options.name);
	Command psql;
	psql.argv = {find_psql(sandbox).string(), "-v", std::string("PROMPT1=") + prompt, "-v",
	             std::string("PROMPT2=") + prompt};
	psql.argv.insert(psql.argv.end(), options.passed_on.begin(), options.passed_on.end());
	psql.environment = {{"PGHOST", "127.0.0.1"},
	                    {"PGPORT", std::to_string(sandbox.port)},
	                    {"PGUSER", "oncall"},
	                    {"PGPASSWORD", sandbox.password},
	                    {"PGDATABASE", options.database}};
	execute(psql);
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
