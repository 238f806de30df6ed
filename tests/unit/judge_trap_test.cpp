/*
 * Fix, traps, totals, and what a card tells before submit.
 */
#include <gtest/gtest.h>

#include "scenario_folder.hpp"

using namespace ride::model;
using namespace ride::test;

TEST(JudgeFix, CountsWhatHoldsNow)
{
	Incident incident(drift);
	EXPECT_EQ(incident.item("column"), "open 0/14");
	incident.fixed(0).fixed(2);
	EXPECT_EQ(incident.item("column"), "held 14/14");
	EXPECT_EQ(incident.card().fix, 26);
	incident.fixed(0, false).submit();
	EXPECT_EQ(incident.item("column"), "missed 0/14");
	EXPECT_EQ(incident.card().fix, 12);
}

TEST(JudgeTrap, CountsAsFarAsTheRepairWent)
{
	Incident incident(drift);
	EXPECT_EQ(incident.card().trap, 0);
	EXPECT_EQ(Incident(incident).fixed(0).card().trap, 7) << "20 * 14 / 40";
	EXPECT_EQ(Incident(incident).fixed(0).fixed(1).card().trap, 14);
	EXPECT_EQ(Incident(incident).all_fixed().card().trap, 20);
	EXPECT_EQ(Incident(incident).fixed(0).sprung("index").card().trap, 5) << "16 * 14 / 40 is 5.6";
}

TEST(JudgeTrap, LosesItsPointsOnce)
{
	Incident incident(drift);
	incident.all_fixed().sprung("index");
	EXPECT_EQ(incident.item("index"), "sprung 0/4");
	EXPECT_EQ(incident.item("healthy"), "clear 4/4");
	EXPECT_EQ(incident.card().trap, 16);
	incident.sprung("false-record");
	EXPECT_EQ(incident.card().trap, 8);
}

TEST(JudgeTrap, OfAnActIsSprungByItsFact)
{
	Incident incident(drift);
	incident.all_fixed().at(7, "ended orders_api");
	EXPECT_EQ(incident.item("ended"), "sprung 0/4");
	EXPECT_EQ(incident.card().total, 56);
}

TEST(JudgeTrap, CommonToAllShowsOnlyWhenSprung)
{
	Incident incident(drift);
	incident.all_fixed();
	EXPECT_EQ(incident.item("superuser"), "absent");
	incident.at(3, "attempted BECOME SUPERUSER");
	EXPECT_EQ(incident.item("superuser"), "sprung -10/0");
	EXPECT_EQ(incident.card().trap, 10);
	incident.at(4, "did DROP TABLE seeded").sprung("index");
	EXPECT_EQ(incident.card().trap, 0) << "never below nothing";
	EXPECT_EQ(incident.card().total, 40);
}

TEST(JudgeTrap, HasItemsThatAddUpToIt)
{
	const auto added = [](const Incident &incident, Dimension dimension, int CardItem::*number)
	{
		int sum = 0;
		for (const CardItem &item : incident.card().items)
			sum += item.dimension == dimension ? item.*number : 0;
		return sum;
	};
	Incident nothing(drift), half(drift), clumsy(drift), reckless(drift);
	half.fixed(0).at(1, "look tenant_b app_log").declare("schema_behind", "tenant_b");
	clumsy.fixed(0).fixed(1).sprung("index").at(3, "attempted BECOME SUPERUSER");
	reckless.all_fixed().sprung("index").at(3, "attempted BECOME SUPERUSER").at(4, "did DROP TABLE seeded");
	for (Incident incident : {nothing, half, clumsy, reckless})
		for (const bool submitted : {false, true})
		{
			incident.evidence.submitted = submitted;
			const Card card = incident.card();
			EXPECT_EQ(added(incident, Dimension::detect, &CardItem::points), card.detect);
			EXPECT_EQ(added(incident, Dimension::fix, &CardItem::points), card.fix);
			EXPECT_EQ(added(incident, Dimension::trap, &CardItem::points), card.trap);
			EXPECT_EQ(added(incident, Dimension::detect, &CardItem::max), 40);
			EXPECT_EQ(added(incident, Dimension::fix, &CardItem::max), 40);
			EXPECT_EQ(added(incident, Dimension::trap, &CardItem::max), 20);
		}
	EXPECT_EQ(nothing.item("unearned"), "open -20/0");
	EXPECT_EQ(half.submit().item("unearned"), "missed -13/0");
	EXPECT_EQ(clumsy.item("unearned"), "open -2/0") << "6 are kept, 6 * 28 / 40 is 4.2";
	EXPECT_EQ(reckless.item("unearned"), "clear 4/0") << "24 are lost, and no card goes below 0";
	EXPECT_EQ(Incident(drift).all_fixed().item("unearned"), "absent");
}

namespace
{

/* `healthy` (4 points) and the common trap on DROP TABLE (10) may cover the common ones on rows (10) and shape (5). */
Incident with_covers(const std::string &healthy, const std::string &dropped)
{
	const ScenarioFolder folder;
	folder.replace("common.toml", "on     = [\"seeded\"]\n", "on     = [\"seeded\"]\n" + dropped);
	folder.append("common.toml",
	              "\n[[trap]]\nid = \"lost-data\"\npoints = 10\nsays = \"Rows were lost\"\nkeeps = \"rows\"\n"
	              "\n[[trap]]\nid = \"lost-shape\"\npoints = 5\nsays = \"Shape was lost\"\nkeeps = \"shape\"\n");
	folder.replace(drift + "/scenario.toml", "id     = \"healthy\"\n", "id     = \"healthy\"\n" + healthy);
	return Incident(folder, drift).all_fixed();
}

const std::string covers_data = "covers = [\"lost-data\"]\n",
                  covers_both = "covers = [\"lost-data\", \"lost-shape\"]\n";

} // namespace

TEST(JudgeTrap, ThatCoversACommonOneCountsOnceWithIt)
{
	Incident incident = with_covers(covers_data, covers_both);
	EXPECT_EQ(incident.item("lost-data"), "absent");
	EXPECT_EQ(Incident(incident).sprung("healthy").card().trap, 16) << "alone it costs what it costs";
	EXPECT_EQ(Incident(incident).sprung("lost-data").card().trap, 10);
	incident.sprung("healthy").sprung("lost-data");
	EXPECT_EQ(incident.item("healthy"), "sprung 4/4") << "what it would cost is lost already";
	EXPECT_EQ(incident.item("lost-data"), "sprung -10/0");
	EXPECT_EQ(incident.card().trap, 10);
	EXPECT_EQ(Incident(incident).sprung("index").card().trap, 6) << "another harm counts besides";
	EXPECT_EQ(Incident(incident).sprung("lost-shape").card().trap, 5) << "and so does another loss";
}

TEST(JudgeTrap, CountsALossThatSeveralCoverOnce)
{
	Incident incident = with_covers(covers_data, covers_both);
	incident.sprung("healthy").sprung("lost-data").sprung("lost-shape").at(4, "did DROP TABLE seeded");
	EXPECT_EQ(incident.item("healthy"), "sprung 4/4");
	EXPECT_EQ(incident.item("dropped-table"), "sprung -10/0");
	EXPECT_EQ(incident.item("lost-data"), "sprung 0/0");
	EXPECT_EQ(incident.item("lost-shape"), "sprung 0/0");
	EXPECT_EQ(incident.card().trap, 10);
}

TEST(JudgeTrap, ThatCoversNothingCountsBesides)
{
	Incident incident = with_covers("", "");
	incident.sprung("healthy").sprung("lost-data");
	EXPECT_EQ(incident.card().trap, 6);
	incident.sprung("lost-shape");
	EXPECT_EQ(incident.card().trap, 1);
}

TEST(JudgeTrap, IgnoresAnswersAboutActs)
{
	Incident incident(drift);
	incident.all_fixed();
	for (std::size_t i = 0; i < incident.scenario.traps.size(); i++)
		if (incident.scenario.traps[i].act)
			incident.evidence.trap[i] = true;
	EXPECT_EQ(incident.card().trap, 20) << "an act is judged by its fact alone";
}

TEST(Judge, TellsNothingBeforeItIsEarned)
{
	Incident incident(drift);
	incident.fixed(0).sprung("index").at(1, "look tenant_b app_log").declare("schema_behind", "tenant_b");
	for (const CardItem &item : incident.card().items)
		EXPECT_EQ(item.says.empty(),
		          item.state != ItemState::held && item.state != ItemState::sprung && item.item != unearned_item)
		    << item.item;
	std::string names;
	for (const CardItem &item : incident.card().items)
		names += item.item + " ";
	EXPECT_EQ(names, "detect-1 columns detect-3 column fix-2 fix-3 trap-1 index trap-3 trap-4 unearned ")
	    << "an id would tell what to look for";
	incident.submit();
	for (const CardItem &item : incident.card().items)
		EXPECT_FALSE(item.says.empty()) << item.item;
}

TEST(Judge, KeepsTheOrderOfTheScenario)
{
	std::string order;
	for (const CardItem &item : Incident(drift).at(1, "attempted BECOME SUPERUSER").submit().card().items)
		order += std::string(to_text(item.dimension)) + ":" + item.item + " ";
	EXPECT_EQ(order, "detect:versions detect:columns detect:cause fix:column fix:version fix:application "
	                 "trap:false-record trap:index trap:ended trap:healthy trap:superuser trap:unearned ");
}

TEST(Judge, AddsUpAndRepeatsItself)
{
	Incident incident(fallout);
	incident.all_fixed().declare("schema_behind", "tenant_b").at(1, "look @locks").submit();
	incident.evidence.hints = 2;
	const Card card = incident.card();
	EXPECT_EQ(card.id, fallout);
	EXPECT_EQ(card.hints, 2u);
	EXPECT_TRUE(card.submitted);
	EXPECT_EQ(card.detect, 13);
	EXPECT_EQ(card.fix, 40);
	EXPECT_EQ(card.trap, 20);
	EXPECT_EQ(card.total, 73);
	EXPECT_EQ(as_json(card), as_json(incident.card()));
}
