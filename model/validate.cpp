/*
 * The rules of a scenario that can be checked without a server.
 *
 * Pure C++, used by `ride scenario lint` and, as strictly, by the director before it plants anything.
 */
#include "model/rules.hpp"

#include <algorithm>
#include <set>

#include "model/card.hpp"
#include "model/client_copy.hpp"
#include "model/relations.hpp"
#include "model/text.hpp"

namespace ride::model
{

namespace
{

void check_needed(Rules &rules)
{
	for (const auto &[what, missing] :
	     {std::pair{"database", rules.scenario.databases.empty()}, std::pair{"armed", rules.scenario.armed.empty()},
	      std::pair{"detect", rules.scenario.detect.empty()}, std::pair{"fix", rules.scenario.fix.empty()}})
		if (missing)
			rules.problem(what, "is missing", std::string("add [[") + what + "]]");
}

/* TRUNCATE is not told row by row, so it would look as if somebody else had taken the rows. */
void check_statements(Rules &rules)
{
	for (std::size_t i = 0; i < rules.scenario.sessions.size(); i++)
		for (const auto &[key, statements] : {std::pair{".first", &rules.scenario.sessions[i].first},
		                                      std::pair{".run", &rules.scenario.sessions[i].run}})
			for (const std::string &statement : *statements)
				if (lower(trimmed(statement)).starts_with("truncate"))
					rules.problem(item_key("session", i) + key, "an application that empties a table is not followed",
					              "write DELETE FROM");
}

void check_places(Rules &rules)
{
	for (std::size_t i = 0; i < rules.scenario.setups.size(); i++)
	{
		const Setup &setup = rules.scenario.setups[i];
		rules.known("role", setup.role, rules.scenario.roles, item_key("setup", i) + ".as");
		rules.known_databases(setup.in, item_key("setup", i) + ".in");
		rules.known("session", setup.after, rules.sessions, item_key("setup", i) + ".after");
	}
	for (std::size_t i = 0; i < rules.scenario.sessions.size(); i++)
	{
		const Session &client = rules.scenario.sessions[i];
		rules.known("role", client.role, rules.scenario.roles, item_key("session", i) + ".role");
		rules.known_databases(client.in, item_key("session", i) + ".in");
		if (contains(rules.databases, client.name))
			rules.problem(item_key("session", i) + ".name", "'" + client.name + "' is also a database",
			              "choose another name, or a diagnosis of it is ambiguous");
		for (const Session &other : rules.scenario.sessions)
			if (client.application_name != client.name && &other != &client &&
			    lower(other.name) == lower(client.application_name))
				rules.problem(item_key("session", i) + ".application_name",
				              "'" + client.application_name + "' is the name of another session",
				              "choose another, or a diagnosis of it is ambiguous");
	}
}

void check_copy(Rules &rules, const std::vector<std::string> &statements, const std::string &key)
{
	if (std::any_of(statements.begin(), statements.end(),
	                [](const std::string &sql) { return client_copy(sql).has_value(); }))
		rules.problem(key, "copies data to or from the client, who is none that could", "use INSERT or SELECT");
}

void check_copy(Rules &rules, const Probe &probe, const std::string &key)
{
	check_copy(rules, probe.given, key + ".given");
	check_copy(rules, {probe.query}, key + ".holds");
	for (const Probe &alternative : probe.alternatives)
		check_copy(rules, alternative, key);
}

/* No client sends or takes the data. */
void check_copies(Rules &rules)
{
	const auto check = [&](const std::vector<std::string> &statements, const std::string &key)
	{ check_copy(rules, statements, key); };
	for (std::size_t i = 0; i < rules.scenario.setups.size(); i++)
		check(rules.scenario.setups[i].run, item_key("setup", i) + ".run");
	for (std::size_t i = 0; i < rules.scenario.sessions.size(); i++)
	{
		check(rules.scenario.sessions[i].first, item_key("session", i) + ".first");
		check(rules.scenario.sessions[i].run, item_key("session", i) + ".run");
	}
	for (std::size_t i = 0; i < rules.scenario.armed.size(); i++)
		check_copy(rules, rules.scenario.armed[i].probe, item_key("armed", i));
	for (std::size_t i = 0; i < rules.scenario.fix.size(); i++)
		check_copy(rules, rules.scenario.fix[i].probe, item_key("fix", i));
	for (std::size_t i = 0; i < rules.scenario.traps.size(); i++)
		if (const auto &probe = rules.scenario.traps[i].probe)
			check_copy(rules, *probe, item_key("trap", i));
}

void check_points(Rules &rules)
{
	int detect = 0, diagnosis = 0, fix = 0, trap = 0;
	for (const DetectItem &item : rules.scenario.detect)
	{
		detect += item.points;
		diagnosis += item.diagnoses.empty() ? 0 : item.points;
	}
	for (const FixItem &item : rules.scenario.fix)
		fix += item.points;
	for (const TrapItem &item : rules.scenario.traps)
		trap += item.common ? 0 : item.points;
	for (const auto &[what, is, must] :
	     {std::tuple{"detect", detect, 40}, std::tuple{"fix", fix, 40}, std::tuple{"trap", trap, 20}})
		if (is != must)
			rules.problem(std::string(what) + ".points",
			              "add up to " + std::to_string(is) + ", not to " + std::to_string(must),
			              "change them until they do");
	if (diagnosis < 20)
		rules.problem("detect.points",
		              "only " + std::to_string(diagnosis) + " of them are for a diagnosis, and at least 20 must be",
		              "give evidence less and `diagnosis` more");
}

void check_ids(Rules &rules)
{
	std::set<std::string> common, seen;
	for (const TrapItem &item : rules.scenario.traps)
		if (item.common)
			common.insert(item.id);
	const auto check = [&](const std::string &id, const std::string &key)
	{
		if (id.empty())
			return;
		if (id == unearned_item)
			rules.problem(key, "'" + id + "' is an item of every card", "choose another id");
		else if (common.contains(id))
			rules.problem(key, "'" + id + "' is the id of a trap common to all scenarios", "choose another id");
		else if (!seen.insert(id).second)
			rules.problem(key, "'" + id + "' stands there twice", "choose another id");
	};
	for (std::size_t i = 0; i < rules.scenario.detect.size(); i++)
		check(rules.scenario.detect[i].id, item_key("detect", i) + ".id");
	for (std::size_t i = 0; i < rules.scenario.fix.size(); i++)
		check(rules.scenario.fix[i].id, item_key("fix", i) + ".id");
	for (std::size_t i = 0; i < rules.scenario.traps.size(); i++)
		if (!rules.scenario.traps[i].common)
			check(rules.scenario.traps[i].id, item_key("trap", i) + ".id");
}

} // namespace

void validate(const ScenarioFile &file, const Vocabulary &vocabulary, std::vector<Problem> &problems)
{
	Rules rules(file, vocabulary, problems);
	check_needed(rules);
	check_places(rules);
	check_copies(rules);
	check_statements(rules);
	check_points(rules);
	check_ids(rules);
	check_items(rules);
	check_spoilers(rules);
}

} // namespace ride::model
