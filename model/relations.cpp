/*
 * Which relations a scenario is about, as far as its texts tell.
 *
 * Pure C++. Not a parser of SQL, but good enough to catch a typing error of an author or of the on-call.
 */
#include "model/relations.hpp"

#include <algorithm>
#include <set>

#include "model/sql_scanner.hpp"
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

/* Whether a text has `word` with nothing beside it that could belong to a name. */
bool has_word(const std::string &text, const std::string &word)
{
	const auto in_name = [](char c) { return is_plain_name(std::string("_") + c); };
	for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
		if ((at == 0 || !in_name(text[at - 1])) &&
		    (at + word.size() == text.size() || !in_name(text[at + word.size()])))
			return true;
	return false;
}

/* Reads a name, quoted or not. Of a quoted one only plain words are read. */
std::string name_here(SqlScanner &scanner)
{
	const bool quoted = scanner.character('"');
	std::string name = scanner.word();
	if (quoted)
		scanner.character('"');
	return name;
}

/* After CREATE: whether it creates a table or view; then the scanner stands before its name. */
bool creates_relation(SqlScanner &scanner)
{
	const auto next = [&] { return scanner.blanks() ? scanner.word() : std::string(); };
	std::string word = next();
	if (word == "or")
		word = next() == "replace" ? next() : std::string();
	while (word == "unlogged" || word == "foreign" || word == "materialized")
		word = next();
	if (word != "table" && word != "view")
		return false;
	const std::size_t before = scanner.place();
	if (next() != "if" || next() != "not" || next() != "exists")
		scanner.back_to(before);
	return scanner.blanks();
}

void collect_created(const std::string &sql, std::set<std::string> &found)
{
	SqlScanner scanner(sql);
	while (scanner.find("create"))
	{
		if (!creates_relation(scanner))
			continue;
		const std::string first = name_here(scanner);
		const std::string second = scanner.character('.') ? name_here(scanner) : "";
		if (!first.empty())
			found.insert(second.empty() ? "public." + first : first + "." + second);
	}
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
	std::set<std::string> found;
	for (const Database &known : scenario.databases)
		if (known.name == database)
			for (const SeedFile &seed : known.seed)
				collect_created(seed.sql, found);
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
		for (const Diagnosis &diagnosis : item.diagnoses)
			for (const Culprit &culprit : diagnosis.culprits)
				if (culprit.database == database && !culprit.table.empty())
					found.insert(culprit.schema + "." + culprit.table);
	}
	for (const TrapItem &trap : scenario.traps)
		if (trap.act)
			collect(*trap.act, database, found);
	return {found.begin(), found.end()};
}

} // namespace ride::model
