/*
 * Texts that must not give a diagnosis away: the briefing, and what the card says of an item before submit.
 *
 * Pure C++, used by validate.cpp.
 */
#include "model/rules.hpp"

#include <algorithm>
#include <set>

#include "model/filling.hpp"
#include "model/relations.hpp"
#include "model/text.hpp"

namespace ride::model
{

namespace
{

using Names = std::set<std::string>;

/* Whether a text names every database, and so points at none. */
bool names_every_database(const Rules &rules, const std::string &text)
{
	return std::all_of(rules.databases.begin(), rules.databases.end(),
	                   [&](const std::string &database) { return mentions(text, database); });
}

/* The words that a text must not contain: what diagnoses ask for. A table's name may stand if the briefing names it. */
Names asked_for(const Rules &rules, const std::string &text)
{
	Names words;
	const bool databases_tell = !names_every_database(rules, text);
	for (const DetectItem &item : rules.scenario.detect)
		for (const Diagnosis &diagnosis : item.diagnoses)
		{
			words.insert(diagnosis.mechanisms.begin(), diagnosis.mechanisms.end());
			for (const Culprit &culprit : diagnosis.culprits)
			{
				words.insert({culprit.name, culprit.column});
				if (culprit.kind == Culprit::Kind::session)
					if (const Session *const client = rules.session(culprit.name))
						words.insert(client->application_name);
				if (databases_tell)
					words.insert(culprit.database);
				if (diagnosis.at_least != Diagnosis::Level::database && !culprit.table.empty() &&
				    !mentions(rules.scenario.briefing, culprit.table))
					words.insert(culprit.table);
			}
		}
	words.erase("");
	return words;
}

/* Adds the names of [[vary]] that a text is made of, also through a [let]. */
void collect_varied(const Node &document, std::string_view text, Names &seen, Names &varied)
{
	for (const Placeholder &placeholder : placeholders(text))
	{
		if (!seen.insert(placeholder.name).second)
			continue;
		const Node *const lets = document.find("let");
		if (const Node *const let = lets ? lets->find(placeholder.name) : nullptr)
			collect_varied(document, let->text, seen, varied);
		else
			varied.insert(placeholder.name);
	}
}

Names varied_in(const Node &document, std::string_view text)
{
	Names seen, varied;
	collect_varied(document, text, seen, varied);
	return varied;
}

/* The pager tells symptoms. A name of the cause in it would give the diagnosis away. */
void check_briefing(Rules &rules)
{
	for (const std::string &word : asked_for(rules, rules.scenario.briefing))
		if (mentions(rules.scenario.briefing, word))
			rules.problem_in("briefing.md", "names '" + word + "', which a diagnosis asks for", "tell symptoms only");
}

/* The card shows `says` as soon as an item is earned. That must not answer a question that is still open: not by a
 * word, and not by a difference between instances. */
void check_says(Rules &rules)
{
	const Node *const items = rules.document().find("detect");
	const Names told = varied_in(rules.document(), rules.raw_briefing());
	for (std::size_t i = 0; i < rules.scenario.detect.size(); i++)
	{
		const std::string &says = rules.scenario.detect[i].says;
		const std::string key = item_key("detect", i) + ".says";
		for (const std::string &word : asked_for(rules, says))
			if (mentions(says, word))
				rules.problem(key, "names '" + word + "', which a diagnosis asks for",
				              "tell where was looked, not what was found there");
		const Node *const raw = items && i < items->items.size() ? items->items[i].find("says") : nullptr;
		for (const std::string &name : raw ? varied_in(rules.document(), raw->text) : Names{})
			if (!told.contains(name))
				rules.problem(key, "{{" + name + "}} differs among the instances and tells which one this is",
				              "leave it out, or let the briefing tell it");
	}
}

} // namespace

void check_spoilers(Rules &rules)
{
	check_briefing(rules);
	check_says(rules);
}

} // namespace ride::model
