/*
 * SQL that says a value as text.
 *
 * Pure C++; director only.
 */
#include "director/check/said.hpp"

#include "model/written.hpp"

namespace ride
{

bool is_integer(const std::string &type)
{
	return type == "bigint" || type == "integer" || type == "smallint";
}

std::string said(const std::string &value, const std::string &type)
{
	if (model::is_number(type))
		return "trim_scale(" + value + ")::text";
	if (type == "json")
		return "(" + value + ")::jsonb::text";
	if (is_integer(type) || type == "text" || type.starts_with("character varying") || type.starts_with("timestamp"))
		return "(" + value + ")::text";
	return "CASE num_nulls(" + value + ") WHEN 0 THEN concat(" + value + ") END";
}

std::string fits(const std::string &value, const std::string &is, const std::string &was)
{
	const std::string now = said(value, is) + " COLLATE \"C\"", then = "(" + value + ")::" + was;
	return "(" + now + " IS NOT DISTINCT FROM " + said("(" + then + ")::" + is, is) + " COLLATE \"C\" OR " + now +
	       " = " + said(then, was) + " COLLATE \"C\")";
}

} // namespace ride
