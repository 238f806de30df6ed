/*
 * ride env: how any other client connects.
 */
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "launcher/cli/cli.hpp"
#include "launcher/terminal/output.hpp"
#include "launcher/sandbox/play.hpp"
#include "launcher/sandbox/psql.hpp"

namespace ride
{
namespace
{

struct EnvOptions
{
	std::string name;
	bool as_json = false;
};

ExitStatus run_env(const EnvOptions &options)
{
	const Sandbox sandbox = live_sandbox(options.name);
	const auto variables = oncall_environment(sandbox);
	if (options.as_json)
	{
		nlohmann::json document;
		for (const auto &[key, value] : variables)
			document[key] = value;
		print_json(document);
		return ExitStatus::success;
	}
	/* Digits, dots, letters, and the socket's folder: nothing a shell would read otherwise. */
	for (const auto &[key, value] : variables)
		std::cout << "export " << key << '=' << value << '\n';
	return ExitStatus::success;
}

} // namespace

void add_env_command(CLI::App &parent)
{
	CLI::App *command = parent.add_subcommand("env", "PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE, for a shell");
	auto options = std::make_shared<EnvOptions>();
	add_sandbox_name(*command, options->name);
	command->add_flag("--json", options->as_json, "One JSON document");
	command->footer("Example:\n  eval \"$(ride env)\" && pg_dump -s tenant_a");
	command->callback([options] { finish(run_env(*options)); });
}

} // namespace ride
