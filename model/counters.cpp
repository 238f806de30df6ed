/*
 * Finds the relations a query reads, well enough to tell counters from catalogs and data.
 *
 * Pure C++, used by validate.cpp. Not a parser: a FROM inside a function's arguments is taken for a relation, which
 * only makes the rule more lenient.
 */
#include "model/counters.hpp"

#include <regex>

#include "model/text.hpp"

namespace ride::model
{

namespace
{

/* What sessions do now, and pg_stat_statements of its own, are no counters of the statistics system. */
bool is_counter(const std::string &relation)
{
	static const std::regex pattern(
	    R"((?:pg_catalog\.)?(?:pg_stat_(?!activity|replication|ssl|gssapi|wal_receiver|progress_|statements)\w+|pg_statio_\w+))");
	return std::regex_match(relation, pattern);
}

} // namespace

bool rests_on_counters(const std::string &query)
{
	static const std::regex from(
	    R"(\bfrom\s+([^()]*?)(?=\bwhere\b|\bgroup\b|\border\b|\blimit\b|\bhaving\b|\bunion\b|[()]|$))");
	static const std::regex source(R"((?:^|,|\bjoin\b)\s*(?:only\s+|lateral\s+)*([a-z_][\w.]*))");
	const std::string text = lower(query);
	bool counters = false;
	for (std::sregex_iterator clause(text.begin(), text.end(), from), end; clause != end; ++clause)
	{
		const std::string list = (*clause)[1].str();
		for (std::sregex_iterator match(list.begin(), list.end(), source); match != end; ++match)
		{
			if (!is_counter((*match)[1].str()))
				return false;
			counters = true;
		}
	}
	return counters || (text.find("pg_stat_get_") != std::string::npos && !std::regex_search(text, from));
}

} // namespace ride::model
