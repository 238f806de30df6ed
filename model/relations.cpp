/*
 * Which relations a scenario is about, as far as its texts tell.
 *
 * Pure C++. No parser of SQL: good enough to catch a typing error, of an author or of the on-call.
 */
#include "model/relations.hpp"

#include <algorithm>
#include <regex>
#include <set>

#include "model/text.hpp"

namespace ride::model
{

namespace
{

void collect(const Act &act, const std::string &database, std::set<std::string> &found)
{
	if (!act.in.empty() && !contains(act.in, database))
		return;
	for (const auto *list : {&act.on, &act.wrote})
		for (const std::string &relation : *list)
			if (relation.find('.') != std::string::npos && !relation.starts_with("setting:"))
				found.insert(relation);
}

/* `word` with nothing around it that could belong to a name. */
bool has_word(const std::string &text, const std::string &word)
{
	const auto in_name = [](char c) { return is_plain_name(std::string("_") + c); };
	for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
		if ((at == 0 || !in_name(text[at - 1])) &&
		    (at + word.size() == text.size() || !in_name(text[at + word.size()])))
			return true;
	return false;
}

} // namespace

bool speaks_of(const Scenario &scenario, const std::string &database, const std::string &relation)
{
	const std::string name = relation.substr(relation.find('.') + 1);
	for (const Database &candidate : scenario.databases)
		if (candidate.name == database)
			for (const SeedFile &seed : candidate.seed)
				if (has_word(lower(seed.sql), name))
					return true;
	for (const Setup &setup : scenario.setups)
		if (contains(setup.in, database))
			for (const std::string &statement : setup.run)
				if (has_word(lower(statement), name))
					return true;
	return false;
}

bool mentions(const std::string &text, const std::string &word)
{
	return has_word(lower(text), lower(word));
}

std::vector<std::string> known_relations(const Scenario &scenario, const std::string &database)
{
	static const std::regex create(
	    R"re(\bcreate\s+(?:or\s+replace\s+)?(?:unlogged\s+|foreign\s+|materialized\s+)*(?:table|view)\s+(?:if\s+not\s+exists\s+)?"?(\w+)"?(?:\."?(\w+)"?)?)re",
	    std::regex::icase);
	std::set<std::string> found;
	for (const Database &known : scenario.databases)
		if (known.name == database)
			for (const SeedFile &seed : known.seed)
				for (std::sregex_iterator match(seed.sql.begin(), seed.sql.end(), create), end; match != end; ++match)
					found.insert((*match)[2].matched ? lower((*match)[1].str()) + "." + lower((*match)[2].str())
					                                 : "public." + lower((*match)[1].str()));
	for (const DetectItem &item : scenario.detect)
	{
		if (item.look)
		{
			if (item.look->in.empty() || contains(item.look->in, database))
				for (const Sight &sight : item.look->saw)
					if (!sight.relation.empty())
						found.insert(sight.relation);
			for (const auto *act : {&item.look->before, &item.look->after})
				if (*act)
					collect(**act, database, found);
		}
		if (item.diagnosis)
			for (const Culprit &culprit : item.diagnosis->culprits)
				if (culprit.database == database && !culprit.table.empty())
					found.insert(culprit.schema + "." + culprit.table);
	}
	for (const TrapItem &trap : scenario.traps)
		if (trap.act)
			collect(*trap.act, database, found);
	return {found.begin(), found.end()};
}

} // namespace ride::model
