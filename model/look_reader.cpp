/*
 * From TOML keys to looks: what counts as having seen something, and until when.
 *
 * Pure C++, used by the launcher and by the director.
 */
#include "model/probe_reader.hpp"

#include "model/names.hpp"
#include "model/text.hpp"

namespace ride::model
{

namespace
{

/* "@columns public.orders" · "error:42703 release_id" · "ride.app_log" · "pg_blocking_pids()" · "public.orders" */
Sight read_sight(TableReader &reader, const std::string &given)
{
	Sight sight;
	const std::size_t blank = given.find(' ');
	const std::string head = given.substr(0, blank);
	const std::string rest = blank == std::string::npos ? "" : trimmed(given.substr(blank + 1));
	if (head.starts_with("@"))
	{
		sight.kind = Sight::Kind::group;
		sight.name = head.substr(1);
		if (!rest.empty())
			sight.relation = read_relation(reader, "saw", rest);
	}
	else if (head.starts_with("error:"))
	{
		sight.kind = Sight::Kind::error;
		sight.sqlstate = head.substr(6);
		sight.word = rest;
		if (!is_sqlstate(sight.sqlstate))
			reader.unusable("saw", "'" + sight.sqlstate + "' is not an SQLSTATE",
			                "write five digits or capitals after error:, such as error:42703 release_id");
		if (rest.find(' ') != std::string::npos)
			reader.unusable("saw", "'" + rest + "' is more than one word", "name one word of the message");
		else if (rest.size() > 63)
			reader.unusable("saw", "'" + rest + "' is too long", "name a word of at most 63 bytes");
	}
	else if (given == "ride.app_log" || given == "ride.app_log()")
		sight.kind = Sight::Kind::app_log;
	else if (given.ends_with("()"))
	{
		sight.kind = Sight::Kind::function;
		sight.name = read_function(reader, "saw", given);
	}
	else
		sight.relation = read_relation(reader, "saw", given);
	return sight;
}

std::optional<Act> read_limit(TableReader &reader, std::string_view key)
{
	std::optional<TableReader> table = reader.table(key);
	if (!table)
		return std::nullopt;
	Act act = read_act(*table);
	table->finish();
	return act;
}

} // namespace

Look read_look(TableReader &reader)
{
	Look look;
	for (const std::string &given : reader.texts("saw"))
		look.saw.push_back(read_sight(reader, given));
	look.in = reader.texts("in", Need::optional);
	look.before = read_limit(reader, "before");
	look.after = read_limit(reader, "after");
	return look;
}

} // namespace ride::model
