/*
 * Qualifies the names of relations and functions.
 *
 * Pure C++, used by the launcher and by the director.
 */
#include "model/names.hpp"

#include "model/text.hpp"

namespace ride::model
{

namespace
{

bool is_qualified(const std::vector<std::string> &parts)
{
	return parts.size() == 2 && is_plain_name(parts[0]) && is_plain_name(parts[1]);
}

} // namespace

std::string read_relation(TableReader &reader, std::string_view key, const std::string &given)
{
	const std::vector<std::string> parts = split(given, '.');
	if (is_qualified(parts))
		return given;
	if (parts.size() != 1 || !is_plain_name(given))
		reader.unusable(key, "'" + given + "' is no name of a relation", "write name or schema.name");
	else if (given.starts_with("pg_"))
		reader.unusable(key, "'" + given + "' would mean public." + given, "write pg_catalog." + given);
	return "public." + given;
}

std::string read_function(TableReader &reader, std::string_view key, const std::string &given)
{
	const std::string name = given.ends_with("()") ? given.substr(0, given.size() - 2) : given;
	const std::vector<std::string> parts = split(name, '.');
	if (is_qualified(parts))
		return name;
	if (parts.size() == 1 && is_plain_name(name))
		return (name.starts_with("pg_") ? "pg_catalog." : "public.") + name;
	reader.unusable(key, "'" + given + "' is no name of a function", "write schema.name, without arguments");
	return name;
}

bool is_system_relation(std::string_view relation)
{
	return relation.starts_with("pg_catalog.") || relation.starts_with("information_schema.");
}

} // namespace ride::model
