/*
 * Sandbox and connection for a verb.
 *
 * Pure C++ and libpq.
 */
#include "launcher/play.hpp"

#include <algorithm>
#include <iostream>

#include <nlohmann/json.hpp>

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
	return Connection({.host = "127.0.0.1",
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
	        {"host", "127.0.0.1"},          {"port", sandbox.port},  {"user", "oncall"},
	        {"password", sandbox.password}, {"database", "postgres"}};
}

std::string name_for_hint(const Sandbox &sandbox)
{
	const std::vector<Sandbox> all = all_sandboxes();
	const auto choosable = std::count_if(all.begin(), all.end(), [](const Sandbox &other) { return !other.attached; });
	return choosable > 1 ? " " + sandbox.name : "";
}

} // namespace ride
