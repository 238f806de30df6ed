/*
 * Finds the relations that a query reads, well enough to tell counters from catalogs and data.
 *
 * Pure C++, used by validate.cpp. Not a parser: what follows a FROM in a function's arguments is taken for a
 * relation, which only makes the rule more lenient.
 */
#include "model/counters.hpp"

#include "model/sql_scanner.hpp"

namespace ride::model
{

namespace
{

/* Whether a relation shows counters of the statistics system. Views of what sessions do now, and pg_stat_statements,
 * do not. */
bool is_counter(std::string_view relation)
{
	const auto strip = [&](std::string_view prefix)
	{
		const bool has = relation.starts_with(prefix);
		relation.remove_prefix(has ? prefix.size() : 0);
		return has;
	};
	strip("pg_catalog.");
	if (relation.find('.') != std::string_view::npos)
		return false;
	if (strip("pg_statio_"))
		return !relation.empty();
	if (!strip("pg_stat_"))
		return false;
	for (const char *other : {"activity", "replication", "ssl", "gssapi", "wal_receiver", "progress_", "statements"})
		if (relation.starts_with(other))
			return false;
	return !relation.empty();
}

bool ends_from(const std::string &word)
{
	for (const char *end : {"where", "group", "order", "limit", "having", "union"})
		if (word == end)
			return true;
	return false;
}

/* The relations that are listed after a FROM, until a clause or a parenthesis ends the list. */
std::vector<std::string> listed(SqlScanner &scanner)
{
	std::vector<std::string> relations;
	bool expected = true; /* a name: at the beginning, after a comma and after JOIN */
	while (!scanner.at_end())
	{
		scanner.blanks();
		const std::size_t before = scanner.place();
		const std::string word = scanner.word(".");
		if (ends_from(word))
		{
			scanner.back_to(before);
			break;
		}
		if (word.empty())
		{
			if (scanner.at_end() || scanner.character('(') || scanner.character(')'))
				break;
			expected = scanner.character(',');
			if (!expected)
				scanner.skip();
		}
		else if (word == "join")
			expected = true;
		else if (expected && word != "only" && word != "lateral")
		{
			relations.push_back(word);
			expected = false;
		}
	}
	return relations;
}

} // namespace

bool rests_on_counters(const std::string &query)
{
	SqlScanner scanner(query);
	bool counters = false, has_list = false;
	while (scanner.find("from"))
	{
		if (!scanner.blanks())
			continue;
		has_list = true;
		for (const std::string &relation : listed(scanner))
		{
			if (!is_counter(relation))
				return false;
			counters = true;
		}
	}
	return counters || (!has_list && lower(query).find("pg_stat_get_") != std::string::npos);
}

} // namespace ride::model
