/*
 * Culprits: their spelling, and whether one is the right one.
 *
 * Pure C++, used by the director.
 */
#include "model/culprit.hpp"

#include <algorithm>

#include "model/card.hpp"
#include "model/text.hpp"

namespace ride::model
{

namespace
{

/* How many parts of their paths (database, table, column) two culprits have in common. */
int parts_in_common(const Culprit &left, const Culprit &right)
{
	if (left.database != right.database)
		return 0;
	if (left.table.empty() || left.schema != right.schema || left.table != right.table)
		return 1;
	return left.column.empty() || left.column != right.column ? 2 : 3;
}

int parts_of(const Culprit &culprit)
{
	return 1 + static_cast<int>(level_of(culprit));
}

/* The culprits that the given path follows furthest decide, so another table of the same database does not. A path that
 * leaves a culprit's before either has ended contradicts it. */
Match match_object(const Diagnosis &diagnosis, const Culprit &given)
{
	int furthest = 1;
	for (const Culprit &meant : diagnosis.culprits)
		if (meant.kind == Culprit::Kind::object)
			furthest = std::max(furthest, parts_in_common(meant, given));
	Match best = Match::none;
	for (const Culprit &meant : diagnosis.culprits)
	{
		if (meant.kind != Culprit::Kind::object || parts_in_common(meant, given) != furthest)
			continue;
		if (furthest < std::min(parts_of(meant), parts_of(given)))
			return Match::none;
		const bool precise = level_of(given) >= std::min(diagnosis.at_least, level_of(meant));
		best = std::max(best, precise ? Match::full : Match::coarse);
	}
	return best;
}

/* In double quotes where SQL needs them, so that parse_culprit() reads it back. */
std::string quoted(const std::string &part)
{
	if (is_plain_name(part))
		return part;
	std::string result = "\"";
	for (const char c : part)
		result += c == '"' ? std::string("\"\"") : std::string(1, c);
	return result + "\"";
}

} // namespace

std::string to_text(const Culprit &culprit)
{
	switch (culprit.kind)
	{
		case Culprit::Kind::session:
			return "session:" + culprit.name;
		case Culprit::Kind::role:
			return "role:" + culprit.name;
		case Culprit::Kind::slot:
			return "slot:" + culprit.name;
		case Culprit::Kind::setting:
			return "setting:" + culprit.name;
		case Culprit::Kind::node:
			return "node:" + culprit.name;
		case Culprit::Kind::object:
			break;
	}
	std::string text = quoted(culprit.database);
	if (!culprit.schema.empty() && culprit.schema != "public")
		text += "." + quoted(culprit.schema);
	for (const std::string &part : {culprit.table, culprit.column})
		if (!part.empty())
			text += "." + quoted(part);
	return text;
}

Diagnosis::Level level_of(const Culprit &culprit)
{
	if (!culprit.column.empty())
		return Diagnosis::Level::column;
	return culprit.table.empty() ? Diagnosis::Level::database : Diagnosis::Level::table;
}

Match match_culprit(const Diagnosis &diagnosis, const Culprit &given)
{
	if (given.kind == Culprit::Kind::object)
		return match_object(diagnosis, given);
	const bool named =
	    std::any_of(diagnosis.culprits.begin(), diagnosis.culprits.end(),
	                [&](const Culprit &meant) { return meant.kind == given.kind && meant.name == given.name; });
	return named ? Match::full : Match::none;
}

} // namespace ride::model
