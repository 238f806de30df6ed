/*
 * The evidence as a document: what is kept of it, and what is refused.
 */
#include <gtest/gtest.h>

#include <stdexcept>

#include "scenario_folder.hpp"

using namespace ride::model;
using namespace ride::test;

namespace ride::evidence_test
{

std::string document(const Incident &incident)
{
	return as_json(incident.scenario, incident.vocabulary, incident.evidence);
}

Card replayed(const Incident &incident, const std::string &text)
{
	return judge(incident.scenario, incident.vocabulary,
	             evidence_from_json(incident.scenario, incident.vocabulary, text));
}

Incident played()
{
	Incident incident(drift);
	incident.fixed(0).fixed(2).sprung("index").declare("schema_behind", "tenant_b.orders");
	incident.at(907, "look tenant_b app_log").at(911, "altered tenant_b public.orders").at(902, "ended orders_api");
	incident.evidence.hints = 2;
	return incident;
}

TEST(Evidence, GetsTheSameCardWhenItIsReadBack)
{
	for (const bool submitted : {false, true})
		for (const bool told : {false, true})
		{
			Incident incident = played();
			incident.evidence.submitted = submitted;
			incident.evidence.places_told = told;
			EXPECT_EQ(as_json(replayed(incident, document(incident))), as_json(incident.card()));
		}
}

TEST(Evidence, KeepsTheOrderOfWhatHappenedAndNoNumber)
{
	Incident late(drift), early(drift);
	late.at(907, "look tenant_b app_log").at(902, "ended orders_api").at(911, "altered tenant_b public.orders");
	early.at(2, "look tenant_b app_log").at(1, "ended orders_api").at(3, "altered tenant_b public.orders");
	EXPECT_EQ(document(late), document(early));
	EXPECT_NE(document(late).find(R"("ended orders_api":1)"), std::string::npos) << document(late);
	EXPECT_NE(document(late).find(R"("look tenant_b app_log":2)"), std::string::npos) << document(late);

	Incident together(drift);
	together.at(7, "look tenant_b app_log").at(7, "ended orders_api");
	EXPECT_NE(document(together).find(R"("look tenant_b app_log":1)"), std::string::npos) << document(together);
}

TEST(Evidence, OfAnotherScenarioIsRefused)
{
	const Incident incident = played();
	const auto refused = [&](const std::string &from, const std::string &to)
	{
		std::string text = document(incident);
		const std::size_t at = text.find(from);
		if (at == std::string::npos)
			return "there is no " + from + " in " + text;
		text.replace(at, from.size(), to);
		try
		{
			replayed(incident, text);
		}
		catch (const std::invalid_argument &error)
		{
			return std::string(error.what());
		}
		return "a card for " + text;
	};
	EXPECT_EQ(refused("look tenant_b app_log", "look tenant_z app_log"),
	          "the evidence does not belong to this scenario, which asks nothing about 'look tenant_z app_log'");
	EXPECT_EQ(refused(R"("column":true)", R"("row":true)"),
	          "the evidence does not belong to this scenario: it lacks fix column");
	EXPECT_EQ(refused(R"("column":true)", R"("column":true,"row":true)"),
	          "the evidence does not belong to this scenario, which has no fix row");
	EXPECT_TRUE(refused(R"("fix":{)", R"("mended":{)").starts_with("no evidence: "))
	    << refused(R"("fix":{)", R"("mended":{)");
	EXPECT_TRUE(refused("}", "").starts_with("no evidence: "));
	EXPECT_EQ(refused(R"(app_log":2)", R"(app_log":-2)"), "no evidence: the number of 'look tenant_b app_log' is none");
}

} // namespace ride::evidence_test
