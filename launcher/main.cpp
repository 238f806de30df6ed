/*
 * `ride`: parse the command line, run one command, say how it failed.
 */
#include <algorithm>
#include <iostream>

#include <CLI/CLI.hpp>

#include "launcher/cli.hpp"
#include "launcher/environment.hpp"
#include "launcher/failure.hpp"
#include "launcher/output.hpp"

namespace
{

int run_command(CLI::App &app, std::vector<std::string> arguments)
{
	try
	{
		std::reverse(arguments.begin(), arguments.end()); /* as CLI11 wants them */
		app.parse(std::move(arguments));
	}
	catch (const CLI::RuntimeError &end)
	{
		return end.get_exit_code();
	}
	catch (const CLI::ParseError &wrong)
	{
		return app.exit(wrong) == 0 ? 0 : static_cast<int>(ride::ExitStatus::usage);
	}
	catch (const ride::Failure &failure)
	{
		ride::print_failure(failure);
		return static_cast<int>(failure.status);
	}
	catch (const std::exception &error)
	{
		ride::print_failure({ride::ExitStatus::failure, error.what()});
		return static_cast<int>(ride::ExitStatus::failure);
	}
	if (!std::cout.flush())
	{
		ride::print_failure({ride::ExitStatus::failure, "cannot write to the standard output"});
		return static_cast<int>(ride::ExitStatus::failure);
	}
	return static_cast<int>(ride::ExitStatus::success);
}

} // namespace

int main(int argc, char **argv)
{
	ride::forget_client_settings();
	const auto dashes =
	    std::find_if(argv + 1, argv + argc, [](const char *text) { return std::string_view(text) == "--"; });
	const ride::PassedOn passed_on(dashes == argv + argc ? dashes : dashes + 1, argv + argc);
	CLI::App app{
	    "Incident drills in a throw-away PostgreSQL: a server breaks the way production breaks, you repair it, ride scores it.",
	    "ride"};
	ride::add_commands(app, passed_on);
	return run_command(app, {argv + 1, dashes});
}
