/*
 * From what a person typed to the culprit that is meant.
 *
 * Pure C++, used by the director (ride.diagnose) and, for the full spelling, by the reader of scenarios.
 */
#include "model/culprit.hpp"

#include <algorithm>
#include <stdexcept>

#include "model/card.hpp"
#include "model/relations.hpp"
#include "model/text.hpp"

namespace ride::model
{

namespace
{

using Words = std::vector<std::string>;

/* Splits at dots and folds as SQL does: to small letters, but not in double quotes. */
Words fold_path(const std::string &given)
{
	Words parts(1);
	bool quoted = false;
	for (std::size_t i = 0; i < given.size(); i++)
	{
		const char c = given[i];
		if (c == '"' && quoted && i + 1 < given.size() && given[i + 1] == '"')
			parts.back() += given[++i];
		else if (c == '"')
			quoted = !quoted;
		else if (c == '.' && !quoted)
			parts.emplace_back();
		else
			parts.back() += quoted ? std::string(1, c) : lower(std::string(1, c));
	}
	if (quoted)
		throw std::invalid_argument("the quotes in " + given + " are not closed");
	for (std::string &part : parts)
		if (part = trimmed(part); part.empty())
			throw std::invalid_argument("a part of '" + given + "' is empty");
	return parts;
}

Words database_names(const Scenario &scenario)
{
	Words names;
	for (const Database &database : scenario.databases)
		names.push_back(database.name);
	return names;
}

/* The session's application_name, which pg_stat_activity shows; its own name if another session has the same. */
const std::string &seen_name(const Scenario &scenario, const Session &session)
{
	const auto shown_alike = std::count_if(
	    scenario.sessions.begin(), scenario.sessions.end(),
	    [&](const Session &other) { return lower(other.application_name) == lower(session.application_name); });
	return shown_alike == 1 ? session.application_name : session.name;
}

/* Sorted, because the order of the file would tell who is guilty. */
Words session_names(const Scenario &scenario)
{
	Words names;
	for (const Session &session : scenario.sessions)
		names.push_back(seen_name(scenario, session));
	std::sort(names.begin(), names.end());
	return names;
}

/* The session of that name, or else all that have it as application_name. */
Words sessions_called(const Scenario &scenario, const std::string &given)
{
	Words found;
	for (const Session &session : scenario.sessions)
		if (lower(session.name) == lower(given))
			return {session.name};
	for (const Session &session : scenario.sessions)
		if (lower(session.application_name) == lower(given))
			found.push_back(session.name);
	return found;
}

Culprit named(Culprit::Kind kind, const std::string &name)
{
	Culprit culprit;
	culprit.kind = kind;
	culprit.name = name;
	return culprit;
}

Culprit session_culprit(const Scenario &scenario, const std::string &given)
{
	const Words found = sessions_called(scenario, given);
	if (found.size() > 1)
		throw std::invalid_argument("several sessions are called " + given +
		                            ": session:" + joined(found, ", session:"));
	if (found.empty())
		throw std::invalid_argument("there is no session " + given + "; " +
		                            known_names(given, session_names(scenario), "this scenario has none"));
	return named(Culprit::Kind::session, found.front());
}

Culprit role_culprit(const Scenario &scenario, const std::string &given)
{
	const std::string name = fold_path(given).front();
	if (!contains(scenario.roles, name))
		throw std::invalid_argument("there is no role " + given + "; " +
		                            known_names(name, scenario.roles, "this scenario has none"));
	return named(Culprit::Kind::role, name);
}

/* `rest` is [schema.]table[.column]; two parts are schema.table only where such a schema is known. */
Culprit object_culprit(const Scenario &scenario, const std::string &database, Words rest)
{
	Culprit culprit;
	culprit.database = database;
	if (rest.empty())
		return culprit;
	const Words relations = known_relations(scenario, database);
	const bool has_schema =
	    rest.size() == 3 || (rest.size() == 2 && (rest[0] == "public" || contains(relations, rest[0] + "." + rest[1])));
	culprit.schema = has_schema ? rest[0] : "public";
	if (has_schema)
		rest.erase(rest.begin());
	culprit.table = rest[0];
	if (rest.size() == 2)
		culprit.column = rest[1];
	return culprit;
}

bool is_known(const Scenario &scenario, const Culprit &culprit)
{
	return contains(known_relations(scenario, culprit.database), culprit.schema + "." + culprit.table);
}

/* Whether a seed, an application or a diagnosis speaks of a column. It need not be there: the one that is gone or
 * missing may be the answer. */
bool is_column_known(const Scenario &scenario, const std::string &column)
{
	const auto any = [&](const Words &texts)
	{ return std::any_of(texts.begin(), texts.end(), [&](const auto &text) { return mentions(text, column); }); };
	for (const Database &database : scenario.databases)
		for (const SeedFile &file : database.seed)
			if (mentions(file.sql, column))
				return true;
	for (const Session &session : scenario.sessions)
		if (any(session.first) || any(session.run))
			return true;
	for (const DetectItem &item : scenario.detect)
		for (const Diagnosis &diagnosis : item.diagnoses)
			for (const Culprit &culprit : diagnosis.culprits)
				if (culprit.column == column)
					return true;
	return false;
}

/* Throws for a column that is not known: a typing error is an error, not a wrong pair. */
Culprit with_known_column(const Scenario &scenario, const Culprit &culprit)
{
	if (!culprit.column.empty() && !is_column_known(scenario, culprit.column))
		throw std::invalid_argument("nothing here has or wants a column " + culprit.column + " in " + culprit.table);
	return culprit;
}

/* A path without its database, which is allowed if exactly one database has that table. */
Culprit without_database(const Scenario &scenario, const std::string &given, const Words &path)
{
	Words with;
	Culprit found;
	if (path.size() <= 3)
		for (const Database &database : scenario.databases)
		{
			const Culprit culprit = object_culprit(scenario, database.name, path);
			if (is_known(scenario, culprit))
			{
				found = culprit;
				with.push_back(database.name + "." + given);
			}
		}
	if (with.size() == 1)
		return with_known_column(scenario, found);
	if (with.size() > 1)
		throw std::invalid_argument(given + " is in several databases: say which, for example " + with.front());
	Words known = database_names(scenario);
	for (const std::string &session : session_names(scenario))
		known.push_back("session:" + session);
	throw std::invalid_argument("'" + given + "' names nothing here; write db, db.table, db.table.column, or " +
	                            "session:NAME; " + known_names(given, known, "nothing is known"));
}

Culprit prefixed(const Scenario &scenario, const std::string &prefix, const std::string &name)
{
	if (name.empty())
		throw std::invalid_argument("a name is missing after " + prefix + ":");
	if (prefix == "session")
		return session_culprit(scenario, name);
	if (prefix == "role")
		return role_culprit(scenario, name);
	if (prefix == "slot")
		return named(Culprit::Kind::slot, name);
	if (prefix == "setting")
		return named(Culprit::Kind::setting, lower(name));
	if (prefix == "node")
	{
		if (lower(name) != "primary")
			throw std::invalid_argument("there is no node " + name + "; known: primary");
		return named(Culprit::Kind::node, "primary");
	}
	throw std::invalid_argument("'" + prefix +
	                            ":' is no kind of culprit; write session:, role:, slot:, setting: or node:");
}

/* A name alone that is no database: a session, a role or a node; nothing: none of them. Throws if it is a session
 * and a role. */
std::optional<Culprit> lone_name(const Scenario &scenario, const std::string &given, const std::string &folded)
{
	const bool is_session = !sessions_called(scenario, given).empty();
	const bool is_role = contains(scenario.roles, folded);
	if (is_session && is_role)
		throw std::invalid_argument(given + " is a session and a role: write session:" + given + " or role:" + given);
	if (is_session)
		return session_culprit(scenario, given);
	if (is_role)
		return named(Culprit::Kind::role, folded);
	if (folded == "primary")
		return named(Culprit::Kind::node, folded);
	return std::nullopt;
}

} // namespace

std::string as_seen(const Scenario &scenario, const Culprit &culprit)
{
	if (culprit.kind == Culprit::Kind::session)
		for (const Session &session : scenario.sessions)
			if (session.name == culprit.name)
				return to_text(named(Culprit::Kind::session, seen_name(scenario, session)));
	return to_text(culprit);
}

Culprit read_full_culprit(const Scenario &scenario, const std::string &given)
{
	const std::size_t colon = given.find(':');
	if (colon != std::string::npos)
		return prefixed(scenario, given.substr(0, colon), given.substr(colon + 1));
	const Words path = fold_path(given);
	if (!contains(database_names(scenario), path.front()))
		throw std::invalid_argument("'" + given + "' does not begin with a database; " +
		                            known_names(path.front(), database_names(scenario), "there is none"));
	if (path.size() > 4)
		throw std::invalid_argument("'" + given + "' has too many parts");
	return object_culprit(scenario, path.front(), {path.begin() + 1, path.end()});
}

Culprit parse_culprit(const Scenario &scenario, const std::string &typed)
{
	const std::string given = trimmed(typed);
	if (given.empty())
		throw std::invalid_argument("the culprit is empty; write db, db.table, db.table.column, or session:NAME");
	if (std::all_of(given.begin(), given.end(), [](char c) { return c >= '0' && c <= '9'; }))
		throw std::invalid_argument("the process " + given + " is no session of this incident; write session:NAME");

	const std::size_t colon = given.find(':');
	if (colon != std::string::npos && given.find('"') > colon)
		return prefixed(scenario, lower(trimmed(given.substr(0, colon))), trimmed(given.substr(colon + 1)));
	if (!sessions_called(scenario, given).empty() && !contains(database_names(scenario), lower(given)))
		return *lone_name(scenario, given, lower(given));

	const Words path = fold_path(given);
	if (!contains(database_names(scenario), path.front()))
	{
		if (path.size() == 1)
			if (const auto culprit = lone_name(scenario, path.front(), path.front()))
				return *culprit;
		return without_database(scenario, given, path);
	}
	if (path.size() > 4)
		throw std::invalid_argument("'" + given + "' has too many parts; write db.table.column");
	const Culprit culprit = object_culprit(scenario, path.front(), {path.begin() + 1, path.end()});
	if (!culprit.table.empty() && !is_known(scenario, culprit))
		throw std::invalid_argument("there is no relation " + culprit.table + " in " + culprit.database + "; " +
		                            known_names(culprit.schema + "." + culprit.table,
		                                        known_relations(scenario, culprit.database), "nothing is known there"));
	return with_known_column(scenario, culprit);
}

} // namespace ride::model
