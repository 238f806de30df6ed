/*
 * Any bytes as scenario.toml, and all that is done with a scenario before a server is needed.
 *
 * Test code, no server. They are read to a Scenario or to problems that tell their places. What is accepted is the same
 * when its values are written another way, and a card that is judged of it stays within its bounds.
 */
#include "check.hpp"
#include "describe.hpp"
#include "model/card.hpp"
#include "model/document.hpp"
#include "model/text.hpp"
#include "scenario_copy.hpp"
#include "toml_writer.hpp"

using namespace ride::model;
using namespace ride::test;

namespace
{

/* One that does nothing, and one that repairs everything and touches nothing else. */
void check_cards(const Scenario &scenario, const Vocabulary &vocabulary)
{
	const std::vector<Want> wanted = wants(scenario, vocabulary);
	Evidence evidence;
	evidence.facts.resize(wanted.size());
	evidence.fix.resize(scenario.fix.size());
	evidence.trap.resize(scenario.traps.size());
	evidence.submitted = true;
	require(judge(scenario, vocabulary, evidence).total == 0, "doing nothing earns nothing", scenario.id);

	for (std::size_t i = 0; i < wanted.size(); i++)
		if (wanted[i].kind == Want::Kind::look)
			evidence.facts[i] = wanted.size() + i;
	evidence.fix.assign(scenario.fix.size(), true);
	for (const DetectItem &item : scenario.detect)
		if (!item.diagnoses.empty())
			evidence.declared.push_back({item.diagnoses[0].mechanisms.at(0), item.diagnoses[0].culprits.at(0)});
	const Card card = judge(scenario, vocabulary, evidence);
	const std::string json = as_json(card);
	require(card.fix == 40 && card.trap == 20, "a repair without a trap has all of Fix and Trap", json);
	require(card.detect >= 0 && card.detect <= 40, "Detect is within its bounds", json);
	require(card.total == card.detect + card.fix + card.trap, "the total is the sum", json);
	require(as_json(from_json(json)) == json, "a card comes back from its JSON", json);
	require(as_lines(from_json(json)) == as_lines(card), "a card that came back reads the same", json);
}

/* An author's answer must be one that the on-call can give. */
void check_culprits(const Scenario &scenario)
{
	for (const DetectItem &item : scenario.detect)
		for (const Diagnosis &diagnosis : item.diagnoses)
			for (const Culprit &culprit : diagnosis.culprits)
				require(parse_culprit(scenario, to_text(culprit)) == culprit, "a culprit can be declared",
				        to_text(culprit));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
	static const ScenarioCopy copy;
	static const Catalogue catalogue(copy.path());
	const std::string text = text_of(data, size);
	const std::string &id = copy.id_for(text);
	const std::string file = id + "/scenario.toml";
	copy.write(file, text);
	try
	{
		const Scenario scenario = catalogue.load(id, 0);
		check_cards(scenario, catalogue.vocabulary());
		check_culprits(scenario);
		for (unsigned long round : {0ul, ~0ul})
			for (const Session &session : scenario.sessions)
				for (const std::string &statement : session.run)
					at_round(statement, round);
		/* the last instance as well: a scenario may still be refused for what this one calls things */
		std::vector<Problem> none;
		const Node document = parse_document(text, file, none);
		for (const unsigned seed : {0u, scenario.combinations - 1})
			try
			{
				copy.write(file, text);
				const std::string first = describe(catalogue.load(id, seed));
				copy.write(file, as_toml(document));
				require(describe(catalogue.load(id, seed)) == first, "written another way, it is the same scenario",
				        as_toml(document));
			}
			catch (const ScenarioError &error)
			{
				require(seed != 0, "an accepted scenario is accepted again", error.what());
				copy.write(file, text);
				try
				{
					catalogue.load(id, seed);
					require(false, "written another way, an instance is accepted as before", error.what());
				}
				catch (const ScenarioError &refused)
				{
					require_places(refused.problems, file, text);
				}
			}
	}
	catch (const ScenarioError &error)
	{
		require_places(error.problems, file, text);
	}
	return 0;
}
