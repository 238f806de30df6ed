/*
 * Before submit the card does not tell in which place the fault is.
 */
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "scenario_folder.hpp"

#include "model/places.hpp"

using namespace ride::model;
using namespace ride::test;

namespace
{

using Texts = std::vector<std::string>;

/* Which tenants are behind, and which looked at, is all that differs among seeds 0, 1, … 5 of the fixture's drift. */
constexpr unsigned places_in_every_order = 6;

Incident of_seed(unsigned seed)
{
	static const ScenarioFolder folder;
	return Incident(folder, drift, seed, Places::hidden);
}

std::string without_seed(const Incident &incident)
{
	Card card = incident.card();
	card.seed = 0;
	return as_json(card) + as_junit(card);
}

/* The card right after arming, with what differs by intention made alike. */
std::string untouched_card(const Catalogue &catalogue, const std::string &id, unsigned seed)
{
	const Scenario scenario = catalogue.load(id, seed);
	Evidence evidence;
	evidence.facts.resize(wants(scenario, catalogue.vocabulary()).size());
	evidence.fix.resize(scenario.fix.size());
	evidence.trap.resize(scenario.traps.size());
	Card card = judge(scenario, catalogue.vocabulary(), evidence);
	card.seed = 0;
	std::string text = as_json(card) + as_junit(card);
	for (const std::string &line : as_lines(card))
		text += "\n" + line;
	return text;
}

Look at(const Texts &databases, const Texts &before = {})
{
	Look look;
	look.in = databases;
	if (!before.empty())
		look.before.emplace().in = before;
	return look;
}

Texts described(const std::optional<std::vector<Look>> &looks)
{
	Texts texts;
	for (const Look &look : *looks)
	{
		std::string text;
		for (const std::string &database : look.in)
			text += database;
		for (const std::string &database : look.before ? look.before->in : Texts{})
			text += (database == look.before->in.front() ? " " : "") + database;
		texts.push_back(text);
	}
	std::sort(texts.begin(), texts.end());
	return texts;
}

} // namespace

TEST(Places, AreTheDatabasesThatASeedMayChoose)
{
	const ScenarioFolder folder;
	EXPECT_EQ(folder.load(drift).places, (Texts{"tenant_a", "tenant_b", "tenant_c"}));
	EXPECT_EQ(folder.load(fallout).places, (Texts{"tenant_a", "tenant_b", "tenant_c"})) << "app_db is always app_db";
}

TEST(Places, AreAllWhereANameIsPutTogether)
{
	const ScenarioFolder folder;
	folder.replace(drift + "/scenario.toml", "in     = [\"{{behind}}\"]\n[[detect]]",
	               "in     = [\"{{name}}\"]\n[[detect]]");
	folder.replace(drift + "/scenario.toml", "[let]\n", "[let]\nname = \"{{behind}}\"\n");
	folder.replace(drift + "/scenario.toml", "names = [\"{{behind}}\"]", "names = [\"{{behind}}\", \"app_db\"]");
	folder.append(drift + "/briefing.md", "All is well in app_db.\n");
	EXPECT_EQ(folder.load(drift).places, (Texts{"app_db", "tenant_a", "tenant_b", "tenant_c"}));
}

TEST(Places, OfALookGiveEveryLookThatItCouldBe)
{
	const Texts places{"a", "b", "c"};
	EXPECT_EQ(described(elsewhere(places, at({"a"}))), (Texts{"b", "c"}));
	EXPECT_EQ(described(elsewhere(places, at({"c", "a"}))), (Texts{"ab", "bc"}));
	EXPECT_EQ(described(elsewhere(places, at({"a", "x"}))), (Texts{"bx", "cx"}));
	EXPECT_EQ(described(elsewhere(places, at({"a"}, {"b", "c"}))), (Texts{"b ac", "c ab"}));
	EXPECT_EQ(described(elsewhere(places, at({"x"}, {"b"}))), (Texts{"x a", "x c"}));
	EXPECT_EQ(described(elsewhere(places, at({"c", "b", "a"}))), Texts{});
	EXPECT_EQ(described(elsewhere(places, at({"x"}))), Texts{});
	EXPECT_EQ(described(elsewhere({}, at({"a"}))), Texts{});
}

TEST(Places, ThatAreTooManyToCompareGiveNothing)
{
	Texts many;
	for (char c = 'a'; c <= 'z'; c++)
		many.push_back(std::string(1, c));
	EXPECT_EQ(elsewhere(many, at({"a"}))->size(), 25u);
	EXPECT_FALSE(elsewhere(many, at({"a"}, {"b", "c"})));
	EXPECT_EQ(described(elsewhere(many, at(many))), Texts{});
}

/* Whatever was looked at, altered and sprung, and in whichever order: two seeds whose fault is in different tenants
 * show the same card, letter by letter. */
TEST(Places, AreNotToldByAnyCardBeforeSubmit)
{
	const Texts doings{"look tenant_a public.orders",
	                   "look tenant_b public.orders",
	                   "look tenant_c public.orders",
	                   "look tenant_a public.schema_migrations",
	                   "look tenant_b app_log",
	                   "look tenant_b public.schema_migrations",
	                   "look tenant_c public.schema_migrations",
	                   "altered tenant_a public.orders",
	                   "altered tenant_b public.orders"};
	std::vector<Incident> incidents;
	for (unsigned seed = 0; seed < places_in_every_order; seed++)
		incidents.push_back(of_seed(seed));
	std::map<std::string, int> cards;
	for (const bool backwards : {false, true})
		for (unsigned chosen = 0; chosen < 1u << doings.size(); chosen++)
		{
			std::string first;
			for (const Incident &fresh : incidents)
			{
				Incident incident = fresh;
				for (std::size_t i = 0; i < doings.size(); i++)
					if (chosen & 1u << i)
						incident.at(backwards ? doings.size() - i : i + 1, doings[i]);
				for (const char *trap : {"healthy", "false-record"}) /* of the tenants that the seed chose */
					incident.sprung(trap);
				const std::string card = without_seed(incident);
				if (first.empty())
					first = card;
				ASSERT_EQ(card, first) << "seed " << incident.scenario.seed << ", doings " << chosen;
			}
			cards[first]++;
		}
	EXPECT_GE(cards.size(), 5u) << "and yet the card shows what was done";
}

TEST(Places, ALookIsShownOnceItWasTakenWhereverItCouldBeDue)
{
	Incident incident = of_seed(0); /* tenant_b is behind */
	incident.at(1, "look tenant_b public.orders");
	EXPECT_EQ(incident.item("columns"), "open 0/8");
	EXPECT_EQ(incident.card().untold, 8);
	EXPECT_EQ(incident.card().detect, 0);
	EXPECT_EQ(Incident(incident).submit().item("columns"), "held 8/8") << "it was earned all the same";
	EXPECT_EQ(Incident(incident).submit().card().untold, 0);
	incident.at(2, "look tenant_a @columns public.orders").at(3, "look tenant_c public.orders");
	EXPECT_EQ(incident.item("columns"), "held 8/8");
	EXPECT_EQ(incident.card().untold, 0);
}

TEST(Places, ALookElsewhereShowsAsMuchAndEarnsNothing)
{
	Incident incident = of_seed(0);
	incident.at(1, "look tenant_a public.orders");
	EXPECT_EQ(incident.item("columns"), "open 0/8");
	EXPECT_EQ(incident.card().untold, 8);
	EXPECT_EQ(incident.submit().item("columns"), "missed 0/8");
}

TEST(Places, ALateLookIsToldWhenItWouldBeLateEverywhere)
{
	Incident incident = of_seed(0);
	incident.at(1, "altered tenant_b public.orders").at(2, "look tenant_b public.orders");
	EXPECT_EQ(incident.item("columns"), "open 0/8");
	incident.at(1, "altered tenant_a public.orders").at(2, "look tenant_a public.orders");
	incident.at(1, "altered tenant_c public.orders").at(2, "look tenant_c public.orders");
	EXPECT_EQ(incident.item("columns"), "late 0/8");
}

TEST(Places, ATrapAboutThemKeepsItsPointsUntilSubmit)
{
	Incident incident = of_seed(0);
	incident.all_fixed().sprung("healthy");
	EXPECT_EQ(incident.item("healthy"), "open 4/4");
	EXPECT_EQ(incident.card().trap, 20);
	EXPECT_EQ(as_lines(incident.card())[8], " Trap     20 of 20   nothing sprung, as far as told");
	EXPECT_EQ(Incident(incident).sprung("index").item("index"), "sprung 0/4") << "that one is about all of them";
	EXPECT_EQ(incident.submit().item("healthy"), "sprung 0/4");
	EXPECT_EQ(incident.card().trap, 16);
}

TEST(Places, WaitWithTheCausesForTheCardAtSubmit)
{
	Incident incident = of_seed(0);
	incident.at(1, "look tenant_a public.orders").declare("schema_behind", "tenant_a");
	EXPECT_EQ(as_lines(incident.card())[0],
	          " Detect    0 of 40   1 cause noted · judged at submit, with looks for up to 8");
}

TEST(Places, OfEveryShippedIncidentAreNotToldByAnUntouchedCard)
{
	const Catalogue catalogue(RIDE_SCENARIOS);
	for (const Entry &entry : catalogue.entries())
		for (unsigned seed = 1; seed < entry.combinations; seed++)
			ASSERT_EQ(untouched_card(catalogue, entry.id, seed), untouched_card(catalogue, entry.id, 0))
			    << entry.id << " seed " << seed;
}

/* What ride.diagnose() takes for a name does not tell either: the cause can be said of every place alike. */
TEST(Places, OfEveryShippedIncidentCanAllBeNamedAlike)
{
	const Catalogue catalogue(RIDE_SCENARIOS);
	for (const Entry &entry : catalogue.entries())
		for (unsigned seed = 0; seed < entry.combinations; seed++)
		{
			const Scenario scenario = catalogue.load(entry.id, seed);
			for (const DetectItem &item : scenario.detect)
				for (const Diagnosis &diagnosis : item.diagnoses)
					for (Culprit culprit : diagnosis.culprits)
						for (const std::string &place : scenario.places)
						{
							if (std::find(scenario.places.begin(), scenario.places.end(), culprit.database) ==
							    scenario.places.end())
								continue;
							culprit.database = place;
							EXPECT_NO_THROW(parse_culprit(scenario, to_text(culprit)))
							    << entry.id << " seed " << seed << ": " << to_text(culprit);
						}
		}
}
