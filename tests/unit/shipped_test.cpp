/*
 * The scenarios that are shipped: every instance of each can be read, and asks for what can be recorded.
 */
#include <gtest/gtest.h>

#include <set>

#include "scenario_folder.hpp"

using namespace ride::model;

TEST(Shipped, EveryInstanceOfEveryScenarioIsGood)
{
	const Catalogue catalogue(RIDE_SCENARIOS);
	ASSERT_FALSE(catalogue.ids().empty());
	for (const Entry &entry : catalogue.entries())
	{
		std::set<std::vector<std::pair<std::string, std::string>>> instances;
		for (unsigned seed = 0; seed < entry.combinations; seed++)
		{
			SCOPED_TRACE(entry.id + " seed " + std::to_string(seed));
			const Scenario scenario = catalogue.load(entry.id, seed);
			instances.insert(scenario.variables);
			const std::vector<Want> wanted = wants(scenario, catalogue.vocabulary());
			EXPECT_FALSE(wanted.empty());
			EXPECT_LE(wanted.size(), 1024u) << "more than the facts file has slots for";
		}
		EXPECT_EQ(instances.size(), entry.combinations) << entry.id;
	}
}

TEST(Shipped, APerfectRunEarnsAllAndDoingNothingEarnsNothing)
{
	const Catalogue catalogue(RIDE_SCENARIOS);
	for (const Entry &entry : catalogue.entries())
	{
		SCOPED_TRACE(entry.id);
		const Scenario scenario = catalogue.load(entry.id, 0);
		const std::vector<Want> wanted = wants(scenario, catalogue.vocabulary());
		Evidence evidence;
		evidence.facts.resize(wanted.size());
		evidence.fix.resize(scenario.fix.size());
		evidence.trap.resize(scenario.traps.size());
		evidence.submitted = true;
		EXPECT_EQ(judge(scenario, catalogue.vocabulary(), evidence).total, 0);

		for (std::size_t i = 0; i < wanted.size(); i++)
			if (wanted[i].kind == Want::Kind::look)
				evidence.facts[i] = i + 1;
		evidence.fix.assign(scenario.fix.size(), true);
		for (const DetectItem &item : scenario.detect)
			if (!item.diagnoses.empty())
				evidence.declared.push_back({item.diagnoses[0].mechanisms[0], item.diagnoses[0].culprits[0]});
		const Card card = judge(scenario, catalogue.vocabulary(), evidence);
		EXPECT_EQ(card.detect, 40);
		EXPECT_EQ(card.fix, 40);
		EXPECT_EQ(card.trap, 20);
	}
}
