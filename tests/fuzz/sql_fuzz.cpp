/*
 * Any text as the SQL of a seed and of a probe, from which the model guesses relations.
 *
 * Test code, no server. It guesses, whatever the length; and a relation that was found in a text is one that the text
 * speaks of.
 */
#include "check.hpp"
#include "model/counters.hpp"
#include "model/relations.hpp"
#include "model/text.hpp"

using namespace ride::model;
using namespace ride::test;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
	const std::string text = text_of(data, size);
	Scenario scenario;
	scenario.databases = {{"app_db", "app_owner", {{"seed.sql", text}}}};
	for (const std::string &relation : known_relations(scenario, "app_db"))
	{
		require(relation == lower(relation) && relation.find('.') != std::string::npos, "a relation is schema.name",
		        relation);
		require(speaks_of(scenario, "app_db", relation), "a relation that is made is spoken of", relation);
	}
	const bool rests = rests_on_counters(text);
	require(!rests || lower(text).find("pg_stat") != std::string::npos, "counters are named", text);
	require(rests_on_counters(lower(text)) == rests, "capitals change nothing", text);
	return 0;
}
