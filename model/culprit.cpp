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

/* Whatever is given must agree with what is meant, down to the level asked for or spelled. */
bool same_object(const Culprit &meant, const Culprit &given, Diagnosis::Level at_least)
{
	if (meant.database != given.database || level_of(given) < std::min(at_least, level_of(meant)))
		return false;
	if (!given.table.empty() && (meant.table != given.table || meant.schema != given.schema))
		return false;
	return given.column.empty() || meant.column == given.column;
}

/* In double quotes where SQL needs them, so that parse_culprit() reads the same again. */
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

bool names_culprit(const Diagnosis &diagnosis, const Culprit &given)
{
	return std::any_of(diagnosis.culprits.begin(), diagnosis.culprits.end(),
	                   [&](const Culprit &meant)
	                   {
		                   if (meant.kind != given.kind)
			                   return false;
		                   if (meant.kind != Culprit::Kind::object)
			                   return meant.name == given.name;
		                   return same_object(meant, given, diagnosis.at_least);
	                   });
}

} // namespace ride::model
