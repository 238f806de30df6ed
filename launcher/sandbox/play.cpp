/*
 * Sandbox and connection for a verb.
 *
 * Pure C++ and libpq.
 */
#include "launcher/sandbox/play.hpp"

#include <algorithm>
#include <iostream>

#include <nlohmann/json.hpp>

#include "launcher/terminal/output.hpp"
#include "launcher/sandbox/scenarios.hpp"

namespace ride
{

Sandbox live_sandbox(const std::string &name)
{
	collect_leftovers();
	Sandbox sandbox = choose_sandbox(name);
	require_live(sandbox);
	return sandbox;
}

Connection connect_as_oncall(const Sandbox &sandbox, const std::string &database)
{
	return Connection({.host = sandbox.host(),
	                   .port = sandbox.port,
	                   .user = "oncall",
	                   .password = sandbox.password,
	                   .database = database});
}

void print_lines(const Rows &rows)
{
	for (const std::string &line : rows.lines())
		std::cout << line << '\n';
}

std::string ask_document(Connection &connection, const std::string &statement)
{
	std::string text;
	for (const std::string &line : connection.query(statement).lines())
		text += line;
	return text;
}

nlohmann::json connection_json(const Sandbox &sandbox)
{
	return {{"name", sandbox.name},         {"id", sandbox.id},      {"seed", sandbox.seed},
	        {"runtime", sandbox.runtime},   {"pg", sandbox.major},   {"uri", sandbox.uri()},
	        {"host", sandbox.host()},       {"port", sandbox.port},  {"user", "oncall"},
	        {"password", sandbox.password}, {"database", "postgres"}};
}

void print_start(const Sandbox &sandbox, const model::Scenario &scenario)
{
	const std::string name = name_for_hint(sandbox);
	std::cout << paint(Colour::bold, stage_and_number(sandbox.id) + " · " + scenario.title) << " · L" << scenario.level
	          << " · seed " << sandbox.seed << " · PostgreSQL " << sandbox.major << " · " << sandbox.runtime << '\n'
	          << paint(Colour::green, "incident live: every proof holds") << "\n\n";
	print_markdown(split_lines(scenario.briefing));
	std::cout << "\n  ride postgres psql" << name << "     ·     ride postgres hint" << name
	          << "     ·     ride postgres submit" << name << "\n  " << sandbox.uri()
	          << "           (password: ride postgres env" << name << ")\n";
}

std::string name_for_hint(const Sandbox &sandbox)
{
	const std::vector<Sandbox> all = all_sandboxes();
	const auto choosable = std::count_if(all.begin(), all.end(), [](const Sandbox &other) { return !other.attached; });
	return choosable > 1 ? " " + sandbox.name : "";
}

} // namespace ride
