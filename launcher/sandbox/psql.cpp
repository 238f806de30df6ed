/*
 * Which psql, and how it is told where to connect.
 *
 * Pure C++; the launcher process.
 */
#include "launcher/sandbox/psql.hpp"

#include <unistd.h>

#include "launcher/sandbox/container.hpp"
#include "launcher/engine/engine.hpp"
#include "launcher/system/failure.hpp"

namespace fs = std::filesystem;

namespace ride
{
namespace
{

/* Who and where, and "*" while a transaction is open: a forgotten commit is an incident of its own. */
constexpr const char *prompt = "oncall@%/%R%x%# ";

/* The sandbox's own, else the first in PATH; empty when there is none. */
fs::path find_psql(const Sandbox &sandbox)
{
	if (!sandbox.bindir.empty())
		if (fs::path beside = sandbox.bindir / "psql"; access(beside.c_str(), X_OK) == 0)
			return beside;
	return find_program("psql");
}

/* Inside, the server is on the container's own loopback, or on the socket that is bound to the host. */
Command psql_inside(const Sandbox &sandbox, const std::string &database)
{
	const Engine engine(sandbox.runtime);
	Command command;
	command.argv = engine.with({"exec", "--interactive"});
	if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
		command.argv.emplace_back("--tty");
	for (const auto &[key, value] : oncall_environment(sandbox, database))
		command.environment[key] = value;
	command.environment["PGPORT"] = std::to_string(port_inside);
	if (sandbox.listen.empty())
		command.environment["PGHOST"] = socket_folder_inside;
	for (const auto &[key, value] : command.environment)
		command.argv.push_back("--env=" + key); /* the value is the engine's to take from its environment */
	command.argv.insert(command.argv.end(), {sandbox.container, "psql"});
	return command;
}

} // namespace

std::vector<std::pair<std::string, std::string>> oncall_environment(const Sandbox &sandbox, const std::string &database)
{
	return {{"PGHOST", sandbox.host()},
	        {"PGPORT", std::to_string(sandbox.port)},
	        {"PGUSER", "oncall"},
	        {"PGPASSWORD", sandbox.password},
	        {"PGDATABASE", database}};
}

Command psql_command(const Sandbox &sandbox, const std::string &database, const std::vector<std::string> &arguments)
{
	Command psql;
	const fs::path program = find_psql(sandbox);
	if (!program.empty())
	{
		psql.argv = {program.string()};
		for (const auto &[key, value] : oncall_environment(sandbox, database))
			psql.environment[key] = value;
	}
	else if (!sandbox.container.empty())
		psql = psql_inside(sandbox, database);
	else
		throw Failure(
		    ExitStatus::not_installed, "psql is neither in " + sandbox.bindir.string() + " nor in PATH",
		    "on Debian or Ubuntu: apt install postgresql-client; or use another client: ride env says how to connect");
	for (const char *variable : {"PROMPT1=", "PROMPT2="})
		psql.argv.insert(psql.argv.end(), {"-v", std::string(variable) + prompt});
	psql.argv.insert(psql.argv.end(), arguments.begin(), arguments.end());
	return psql;
}

} // namespace ride
