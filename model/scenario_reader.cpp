/*
 * Reads scenario.toml and the texts beside it.
 *
 * Pure C++, used by the launcher and by the director.
 */
#include "model/scenario_reader.hpp"

#include <algorithm>

#include "model/client_copy.hpp"
#include "model/item_reader.hpp"
#include "model/places.hpp"
#include "model/text.hpp"
#include "model/variation.hpp"
#include "model/vocabulary_reader.hpp"

namespace ride::model
{

namespace
{

void read_head(TableReader &document, Scenario &scenario)
{
	document.number("format", 1, 1);
	scenario.title = document.text("title");
	scenario.topic = document.text("topic");
	scenario.level = document.number("level", 1, 5);
	scenario.hints = document.texts("hints");

	const Node *minutes = document.raw("minutes");
	if (!minutes || minutes->kind != Node::Kind::list || minutes->items.size() != 2 ||
	    minutes->items[0].kind != Node::Kind::number || minutes->items[1].kind != Node::Kind::number ||
	    minutes->items[0].number < 1 || minutes->items[1].number < minutes->items[0].number ||
	    minutes->items[1].number > 600)
		return document.problem("minutes", minutes ? "is no span of minutes" : "is missing",
		                        "write minutes = [10, 15], the lower number first");
	scenario.minutes_from = static_cast<int>(minutes->items[0].number);
	scenario.minutes_to = static_cast<int>(minutes->items[1].number);
}

void read_roles(TableReader &document, Scenario &scenario)
{
	for (TableReader &reader : document.tables("role"))
	{
		const std::string name = reader.text("name");
		if (contains(scenario.roles, name))
			reader.problem("name", "the role " + name + " stands there twice", "leave one out");
		else if (!name.empty() && (!is_plain_name(name) || name.starts_with("pg_") || name.starts_with("ride") ||
		                           name == "oncall" || name == "postgres" || name == "public"))
			reader.unusable("name", "'" + name + "' cannot be a role of a scenario",
			                "use small letters, digits and underscores, and no name that the server or ride uses");
		scenario.roles.push_back(name);
		reader.finish();
	}
}

/* "common/orders.sql" is shared by scenarios; any other file is in the scenario's own seed folder. */
std::string seed_path(const std::string &id, const std::string &given)
{
	return given.starts_with("common/") ? given : id + "/seed/" + given;
}

std::vector<SeedFile> read_seeds(TableReader &reader, const std::filesystem::path &folder, const Scenario &scenario)
{
	std::vector<SeedFile> seeds;
	FileReading &reading = reader.reading();
	for (const std::string &given : reader.texts("seed"))
	{
		if (given.find("..") != std::string::npos || given.starts_with("/") || !given.ends_with(".sql"))
		{
			reader.problem("seed", "'" + given + "' is no seed file", "write name.sql or common/name.sql");
			continue;
		}
		const std::string path = seed_path(scenario.id, given);
		std::vector<Problem> unreadable;
		const auto sql = read_file(folder, path, unreadable, "");
		if (!sql)
			reader.problem("seed", path + " " + unreadable.front().message, "write it, or name another file");
		else
		{
			seeds.push_back(
			    {path, fill_text(scenario.variables, *sql, {path, 0}, "", Round::refused, reading.problems)});
			if (const auto copy = client_copy(*sql))
				reading.problems.push_back(
				    {{path, 1 + static_cast<unsigned>(
				                    std::count(sql->begin(), sql->begin() + static_cast<std::ptrdiff_t>(*copy), '\n'))},
				     "",
				     "copies data from or to the client, who is none that could",
				     "write INSERT"});
		}
	}
	return seeds;
}

void read_databases(TableReader &document, const std::filesystem::path &folder, Scenario &scenario)
{
	for (TableReader &reader : document.tables("database"))
	{
		const std::vector<std::string> names = reader.texts("names");
		const std::string owner = reader.text("owner");
		if (!owner.empty() && !contains(scenario.roles, owner))
			reader.problem("owner", "there is no role '" + owner + "'",
			               known_names(owner, scenario.roles, "declare it with [[role]]"));
		const std::vector<SeedFile> seeds = read_seeds(reader, folder, scenario);
		for (const std::string &name : names)
		{
			if (!is_plain_name(name) || name == "postgres" || name == "ride" || name.starts_with("template"))
				reader.unusable("names", "'" + name + "' cannot be a database of a scenario",
				                "use small letters, digits and underscores, and no name that the server or ride uses");
			for (const Database &other : scenario.databases)
				if (other.name == name)
					reader.problem("names", "the database " + name + " stands there twice", "leave one out");
			scenario.databases.push_back({name, owner, seeds});
		}
		reader.finish();
	}
	/* they are created in this order: OIDs must not tell which ones are different */
	std::stable_sort(scenario.databases.begin(), scenario.databases.end(),
	                 [](const Database &a, const Database &b) { return a.name < b.name; });
}

void read_setups(TableReader &document, Scenario &scenario)
{
	for (TableReader &reader : document.tables("setup"))
	{
		Setup setup;
		setup.source = reader.source();
		setup.run = reader.texts("run");
		setup.role = reader.text("as", Need::optional);
		setup.in = reader.texts("in");
		setup.after = reader.text("after", Need::optional);
		reader.finish();
		scenario.setups.push_back(std::move(setup));
	}
}

void read_sessions(TableReader &document, Scenario &scenario)
{
	for (TableReader &reader : document.tables("session"))
	{
		Session session;
		session.source = reader.source();
		session.name = reader.text("name");
		session.application_name = reader.text("application_name", Need::optional);
		session.role = reader.text("role");
		session.in = reader.texts("in");
		session.count = static_cast<unsigned>(reader.number("count", 1, 50, 1));
		session.first = reader.statements("first", Round::stays);
		session.run = reader.statements("run", Round::stays);
		session.every_ms = static_cast<unsigned>(reader.number("every_ms", 50, 600000, 1000));
		session.pause_ms = static_cast<unsigned>(reader.number("pause_ms", 0, 600000, 0));
		session.innocent = reader.flag("innocent", true);

		if (!session.name.empty() && !is_id(session.name))
			reader.unusable("name", "'" + session.name + "' is no name of a session",
			                "use small letters, digits, dashes and underscores");
		for (const Session &other : scenario.sessions)
			if (other.name == session.name)
				reader.problem("name", "the session " + session.name + " stands there twice", "choose another name");
		if (session.application_name.size() > 63)
			reader.problem("application_name", "is longer than 63 bytes", "shorten it: the server would");
		if (session.application_name.empty())
			session.application_name = session.name;
		if (!reader.has("first") && !reader.has("run"))
			reader.problem("", "does nothing", "add run = […], or first = […] for a session that only holds locks");
		for (const char *key : {"every_ms", "pause_ms"})
			if (reader.has(key) && !reader.has("run"))
				reader.problem(key, "stands without `run`", "leave it out");
		reader.finish();
		scenario.sessions.push_back(std::move(session));
	}
}

std::string read_prose(const std::filesystem::path &folder, const Scenario &scenario, const std::string &name,
                       std::string *raw, std::vector<Problem> &problems)
{
	const std::string path = scenario.id + "/" + name;
	const auto text = read_file(folder, path, problems, "write it: every scenario has one");
	*raw = text.value_or("");
	return text ? fill_text(scenario.variables, *text, {path, 0}, "", Round::refused, problems) : "";
}

} // namespace

ScenarioFile read_scenario(const std::filesystem::path &folder, const std::string &id, unsigned seed,
                           std::vector<Problem> &problems)
{
	ScenarioFile result;
	result.complete = false;
	Scenario &scenario = result.scenario;
	scenario.id = id;
	scenario.seed = seed;
	const std::string file = id + "/scenario.toml";
	const auto text = read_file(folder, file, problems, "every scenario has one");
	if (!text)
		return result;
	const std::size_t before = problems.size();
	result.document = parse_document(*text, file, problems);
	if (problems.size() > before)
		return result;

	FileReading reading{file, problems};
	TableReader document(result.document, "", reading);
	const Variation variation = read_variation(document, seed);
	scenario.variables = variation.variables;
	scenario.combinations = variation.combinations;
	reading.variables = &scenario.variables;
	reading.complete = problems.size() == before;

	read_head(document, scenario);
	read_roles(document, scenario);
	read_databases(document, folder, scenario);
	scenario.places = places_of(result.document, variation, scenario.databases);
	read_setups(document, scenario);
	read_sessions(document, scenario);
	read_items(document, scenario);
	document.finish();
	std::string raw_postmortem;
	scenario.briefing = read_prose(folder, scenario, "briefing.md", &result.raw_briefing, problems);
	scenario.postmortem = read_prose(folder, scenario, "postmortem.md", &raw_postmortem, problems);
	result.complete = reading.complete;
	return result;
}

std::string short_id(const std::string &id)
{
	/* stage-NN/NN-slug */
	const std::vector<std::string> parts = split(id, '/');
	if (parts.size() != 2 || !parts[0].starts_with("stage-"))
		return id;
	return parts[0].substr(6) + "/" + split(parts[1], '-').front();
}

} // namespace ride::model
