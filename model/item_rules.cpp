/*
 * The rules of single items.
 *
 * Pure C++, used by validate.cpp.
 */
#include "model/rules.hpp"

#include <algorithm>

#include "model/counters.hpp"
#include "model/names.hpp"
#include "model/relations.hpp"
#include "model/text.hpp"
#include "model/watch.hpp"

namespace ride::model
{

namespace
{

using Words = std::vector<std::string>;

void check_session_probe(Rules &rules, const Probe &probe, const std::string &key)
{
	Words places;
	for (const std::string &name : probe.sessions)
	{
		rules.known("session", name, rules.sessions, key + ".session");
		const Session *client = rules.session(name);
		if (client)
			places.insert(places.end(), client->in.begin(), client->in.end());
		if (client && client->run.empty() &&
		    (probe.condition == SessionCondition::working || probe.condition == SessionCondition::failing))
			rules.problem(key + ".is", "'" + name + "' has no `run`, so it neither works nor fails",
			              "ask for gone or waiting, or give it `run`");
	}
	for (const std::string &database : probe.databases)
		if (contains(rules.databases, database) && !contains(places, database))
			rules.problem(key + ".in", "no session asked about runs in '" + database + "'", "leave it out");
	rules.known("session", probe.waiting_for, rules.sessions, key + ".is");
}

void check_probe(Rules &rules, const Probe &probe, const std::string &key)
{
	rules.known_databases(probe.databases, key + ".in");
	rules.known("role", probe.role, rules.scenario.roles, key + ".as");
	if (probe.kind == Probe::Kind::session)
		check_session_probe(rules, probe, key);
}

/* A relation that no seed speaks of is a typing error: it would never be seen, and never change. */
void check_relation(Rules &rules, const std::string &relation, const Words &in, const std::string &key)
{
	if (relation.empty() || relation == "seeded" || relation.starts_with("setting:") || is_system_relation(relation))
		return;
	const auto spoken_of = [&](const std::string &database) { return speaks_of(rules.scenario, database, relation); };
	if (in.empty() && std::none_of(rules.databases.begin(), rules.databases.end(), spoken_of))
		rules.problem(key, "no seed mentions '" + relation + "'", "mend the name");
	for (const std::string &database : in)
		if (contains(rules.databases, database) && !spoken_of(database))
			rules.problem(key, "no seed of '" + database + "' mentions '" + relation + "'", "mend the name, or `in`");
}

/* Whether a command makes a relation: the on-call's own, which no seed mentions. */
bool makes_relation(const std::string &tag)
{
	static constexpr std::string_view makers[] = {"CREATE TABLE",        "CREATE TABLE AS",          "SELECT INTO",
	                                              "CREATE VIEW",         "CREATE MATERIALIZED VIEW", "CREATE SEQUENCE",
	                                              "CREATE FOREIGN TABLE"};
	return std::find(std::begin(makers), std::end(makers), tag) != std::end(makers);
}

/* Calls rule(probe, key) for the probe, or for each of its alternatives. */
template <typename Rule>
void check_each(Rules &rules, const Probe &given, const std::string &key, Rule rule)
{
	if (given.kind != Probe::Kind::any)
	{
		check_probe(rules, given, key);
		rule(given, key);
		return;
	}
	for (std::size_t i = 0; i < given.alternatives.size(); i++)
		check_each(rules, given.alternatives[i], key + ".any[" + std::to_string(i + 1) + "]", rule);
}

void check_armed(Rules &rules, const Probe &given, const std::string &item)
{
	check_each(rules, given, item,
	           [&](const Probe &each_probe, const std::string &key)
	           {
		           if (each_probe.kind == Probe::Kind::changed)
			           rules.problem(key + ".changed", "nothing has changed yet when the incident is armed",
			                         "use `holds`");
	           });
}

void check_fix(Rules &rules, const Probe &given, const std::string &item)
{
	check_each(rules, given, item,
	           [&](const Probe &each_probe, const std::string &key)
	           {
		           if (each_probe.kind == Probe::Kind::changed)
			           rules.problem(key + ".changed", "a fix is a state, not a difference",
			                         "use `holds`; what must stay as it is belongs in a [[trap]]");
		           else if (rests_on_counters(each_probe.query))
			           rules.problem(key + ".holds", "rests on pg_stat_ counters alone, and a crash sets them to zero",
			                         "ask the catalogs or the data as well");
	           });
}

void check_act(Rules &rules, const Act &given, const std::string &key, bool guilty_may_end)
{
	rules.known_databases(given.in, key + ".in");
	bool all_but = false, only = false;
	for (const std::string &name : given.ended)
	{
		if (name == "*")
			continue;
		const bool negative = name.starts_with("!");
		(negative ? all_but : only) = true;
		const std::string plain = negative ? name.substr(1) : name;
		rules.known("session", plain, rules.sessions, key + ".ended");
		const Session *client = rules.session(plain);
		if (client && !client->innocent && !negative && !guilty_may_end)
			rules.problem(key + ".ended", "'" + plain + "' is not innocent: ending it may be the repair",
			              "leave it out, or mark the session innocent");
	}
	const bool makes_relations = std::any_of(given.did.begin(), given.did.end(), makes_relation);
	for (const std::string &relation : given.on)
		if (!makes_relations)
			check_relation(rules, relation, given.in, key + ".on");
	for (const std::string &relation : given.wrote)
		check_relation(rules, relation, given.in, key + ".wrote");
	if (all_but && only)
		rules.problem(key + ".ended", "mixes names with names to leave out", "write one kind");
	if (contains(given.ended, std::string("*")) && given.ended.size() > 1)
		rules.problem(key + ".ended", "'*' already means every session", "leave the others out");
	if ((all_but || contains(given.ended, std::string("*"))) &&
	    ended_sessions(rules.scenario, given, !guilty_may_end).empty())
		rules.problem(key + ".ended", "means no session at all", "name the sessions");
}

void check_group(Rules &rules, const Sight &sight, const std::string &key)
{
	const Group *found = rules.vocabulary.group(sight.name);
	if (!found)
	{
		Words names;
		for (const Group &candidate : rules.vocabulary.groups)
			names.push_back(candidate.name);
		return rules.problem(key, "there is no evidence group '@" + sight.name + "'",
		                     known_names(sight.name, names, "add it to evidence.toml"));
	}
	if (found->of_relation && sight.relation.empty())
		rules.problem(key, "@" + sight.name + " is about a relation", "name it: @" + sight.name + " public.orders");
	if (!found->of_relation && !sight.relation.empty())
		rules.problem(key, "@" + sight.name + " is not about a relation", "write @" + sight.name + " alone");
}

/* The key of a diagnosis: one table stands alone, several are counted. */
std::string diagnosis_key(const DetectItem &item, const std::string &key, std::size_t index)
{
	return key + (item.diagnoses.size() == 1 ? ".diagnosis" : ".diagnosis[" + std::to_string(index + 1) + "]");
}

void check_detect(Rules &rules, const DetectItem &item, const std::string &key)
{
	if (item.look)
	{
		rules.known_databases(item.look->in, key + ".in");
		for (const Sight &sight : item.look->saw)
		{
			check_relation(rules, sight.relation, item.look->in, key + ".saw");
			if (sight.kind == Sight::Kind::group)
				check_group(rules, sight, key + ".saw");
		}
		if (item.look->before)
			check_act(rules, *item.look->before, key + ".before", true);
		if (item.look->after)
			check_act(rules, *item.look->after, key + ".after", true);
	}
	for (std::size_t i = 0; i < item.diagnoses.size(); i++)
		for (const std::string &name : item.diagnoses[i].mechanisms)
			if (!name.empty() && !rules.vocabulary.mechanism(name))
			{
				Words names;
				for (const Mechanism &mechanism : rules.vocabulary.mechanisms)
					names.push_back(mechanism.name);
				rules.problem(diagnosis_key(item, key, i) + ".mechanism", "there is no mechanism '" + name + "'",
				              known_names(name, names, "add it to mechanisms.toml"));
			}
}

void check_repair(Rules &rules, const Repair &repair, const std::string &key)
{
	rules.known_databases(repair.databases, key + ".in");
	check_relation(rules, repair.table, repair.databases, key + ".table");
}

/* Only common traps can be covered: they may be sprung for the same reason. */
void check_covers(Rules &rules, const TrapItem &item, const std::string &key)
{
	Words common;
	for (const TrapItem &trap : rules.scenario.traps)
		if (trap.common)
			common.push_back(trap.id);
	for (const std::string &id : item.covers)
		if (!id.empty() && !contains(common, id))
			rules.problem(key + ".covers", "there is no common trap '" + id + "'",
			              known_names(id, common, "name one of common.toml, such as lost-data"));
}

void check_trap(Rules &rules, const TrapItem &item, const std::string &key)
{
	check_covers(rules, item, key);
	if (item.act)
		check_act(rules, *item.act, key, false);
	if (item.probe)
		check_each(rules, *item.probe, key, [](const Probe &, const std::string &) {});
}

} // namespace

void check_items(Rules &rules)
{
	const Scenario &scenario = rules.scenario;
	for (std::size_t i = 0; i < scenario.armed.size(); i++)
		check_armed(rules, scenario.armed[i].probe, item_key("armed", i));
	for (std::size_t i = 0; i < scenario.detect.size(); i++)
		check_detect(rules, scenario.detect[i], item_key("detect", i));
	for (std::size_t i = 0; i < scenario.fix.size(); i++)
		check_fix(rules, scenario.fix[i].probe, item_key("fix", i));
	for (std::size_t i = 0; i < scenario.repairs.size(); i++)
		check_repair(rules, scenario.repairs[i], item_key("repair", i));
	for (std::size_t i = 0; i < scenario.traps.size(); i++)
		if (!scenario.traps[i].common)
			check_trap(rules, scenario.traps[i], item_key("trap", i));
}

} // namespace ride::model
