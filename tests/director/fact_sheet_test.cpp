/*
 * What a scenario wants to know, written into the facts file and read back from it.
 */
#include <gtest/gtest.h>

#include "director/incident/fact_sheet.hpp"
#include "shop.hpp"

using namespace ride;
using namespace ride::test;

namespace
{

const SeededObject depot_orders{"depot", "public", "orders", 16500, 16510};
const std::map<std::string, std::uint32_t> all_databases{{"depot", 16500}, {"postgres", 5}, {"shop", 16384}};

model::Group group(const std::string &name, std::vector<std::string> relations, std::vector<std::string> functions)
{
	model::Group group;
	group.name = name;
	group.relations = std::move(relations);
	group.functions = std::move(functions);
	return group;
}

model::DetectItem detect(model::Look look)
{
	model::DetectItem item;
	item.look = std::move(look);
	return item;
}

model::Sight sight(model::Sight::Kind kind, const std::string &name, const std::string &relation = {})
{
	model::Sight sight;
	sight.kind = kind;
	sight.name = name;
	sight.relation = relation;
	return sight;
}

model::TrapItem trap(const model::Act &act)
{
	model::TrapItem item;
	item.act = act;
	return item;
}

} // namespace

struct FactSheetTest : testing::Test
{
	using Kind = model::Sight::Kind;

	ScriptedServer server;
	ScriptedHost host{server};
	Loop loop{host};
	Secrets secrets{host};
	Facts &facts = host.facts();
	model::Scenario scenario = shop_scenario();
	model::Vocabulary vocabulary;
	std::vector<SeededObject> objects{depot_orders, orders};

	FactSheetTest()
	{
		scenario.databases = {{"depot", "app_owner", {}}, {"shop", "app_owner", {}}};
		scenario.sessions[report].run = {"SELECT 1"};
	}

	FactSheet sheet() { return FactSheet(scenario, vocabulary, objects, all_databases); }

	/* What a look-up in a database finds: rows (number, is a function, OID). */
	void looks_up(const std::string &database, const Answer &found)
	{
		server.session("ride_director@" + database, {connects(), asks("SELECT w.n, w.f, o.oid FROM (VALUES …", found)});
	}

	/* The slots of one kind. */
	std::vector<FactSlot *> slots_of(SlotKind kind)
	{
		std::vector<FactSlot *> found;
		for (std::uint32_t i = 0; i < facts.slots_used; ++i)
			if (facts.slots[i].kind == kind)
				found.push_back(&facts.slots[i]);
		return found;
	}

	/* The slots in use, a line each. */
	std::string slots() const
	{
		std::string lines;
		for (std::uint32_t i = 0; i < facts.slots_used; ++i)
		{
			const FactSlot &slot = facts.slots[i];
			lines += std::to_string(static_cast<unsigned>(slot.kind)) + " in " + std::to_string(slot.database) +
			         " of " + std::to_string(slot.object) + (slot.text[0] != '\0' ? std::string(" ") + slot.text : "") +
			         "\n";
		}
		return lines;
	}

	static std::string line(SlotKind kind, std::uint32_t database, std::uint32_t object, const std::string &text = {})
	{
		return std::to_string(static_cast<unsigned>(kind)) + " in " + std::to_string(database) + " of " +
		       std::to_string(object) + (text.empty() ? "" : " " + text) + "\n";
	}

	std::string refusal(FactSheet sheet)
	{
		try
		{
			sheet.write(facts, loop, secrets);
			return "it was written";
		}
		catch (const Failure &failure)
		{
			return failure.sqlstate + ": " + failure.what() + " | " + failure.detail;
		}
	}
};

TEST_F(FactSheetTest, ARelationIsALookInEachDatabaseThatHasIt)
{
	scenario.detect = {detect({{sight(Kind::relation, "", "public.orders")}, {"depot", "shop"}, {}, {}})};
	sheet().write(facts, loop, secrets);
	EXPECT_NE(slots().find(line(SlotKind::read_relation, 16500, 16510)), std::string::npos) << slots();
	EXPECT_NE(slots().find(line(SlotKind::read_relation, 16384, 16390)), std::string::npos) << slots();
	EXPECT_EQ(slots_of(SlotKind::read_relation).front()->rows_of, 1U)
	    << "the place of its relation among the seeded ones, from 1";
	ASSERT_EQ(facts.relations_used, 2U);
	EXPECT_EQ(facts.relations[1].database, 16384U);
	EXPECT_EQ(facts.relations[1].relation, 16390U);
	EXPECT_STREQ(facts.relations[1].name, "orders");
}

TEST_F(FactSheetTest, WhetherASessionWasEndedIsAlwaysKept)
{
	const FactSheet written = [&]
	{
		FactSheet sheet = this->sheet();
		sheet.write(facts, loop, secrets);
		return sheet;
	}();
	EXPECT_EQ(slots(), line(SlotKind::ended, 0, 0) + line(SlotKind::ended, 0, 1));
	facts.slots[1].first.store(7);
	EXPECT_EQ(written.ended(facts, till), 0U);
	EXPECT_EQ(written.ended(facts, report), 7U);
}

TEST_F(FactSheetTest, AnErrorIsPackedAsTheServerPacksIt)
{
	model::Sight error = sight(Kind::error, "");
	error.sqlstate = "42703";
	error.word = "release_id";
	scenario.detect = {detect({{error}, {"shop"}, {}, {}})};
	sheet().write(facts, loop, secrets);
	ASSERT_EQ(slots_of(SlotKind::raised).size(), 1U);
	const FactSlot &slot = *slots_of(SlotKind::raised).front();
	EXPECT_EQ(slot.sqlstate, 50360452U) << "MAKE_SQLSTATE('4', '2', '7', '0', '3')";
	EXPECT_STREQ(slot.text, "release_id");
}

TEST_F(FactSheetTest, MembersOfGroupsAreLookedUpInEveryDatabase)
{
	vocabulary.groups = {group("columns", {"pg_catalog.pg_attribute", "public.versions"}, {}),
	                     group("locks", {"pg_catalog.pg_locks"}, {"pg_catalog.pg_blocking_pids"})};
	vocabulary.groups[0].of_relation = true;
	vocabulary.groups[1].plans = true;
	looks_up("depot", rows({{"0", "f", "1249"}, {"1", "f", "12073"}, {"1", "t", "2561"}}));
	looks_up("postgres", rows({{"0", "f", "1249"}, {"1", "f", "12073"}, {"1", "t", "2561"}}));
	looks_up("shop", rows({{"0", "f", "1249"}, {"0", "f", "16400"}, {"1", "f", "12073"}, {"1", "t", "2561"}}));
	sheet().write(facts, loop, secrets);
	ASSERT_EQ(facts.members_used, 4U) << "what the server brings is the same everywhere";
	EXPECT_EQ(facts.members[0].database, 0U);
	EXPECT_EQ(facts.members[0].object, 1249U);
	EXPECT_EQ(facts.members[0].groups, 1U);
	EXPECT_EQ(facts.members[1].object, 2561U);
	EXPECT_EQ(facts.members[1].is_function, 1U);
	EXPECT_EQ(facts.members[1].groups, 2U);
	EXPECT_EQ(facts.members[3].database, 16384U);
	EXPECT_EQ(facts.members[3].object, 16400U);
	EXPECT_EQ(facts.plan_groups, 2U);
	EXPECT_EQ(facts.relation_groups, 1U);
}

TEST_F(FactSheetTest, AFunctionIsLookedUpByItsNameAndPutIntoItsSlot)
{
	scenario.detect = {detect({{sight(Kind::function, "public.shop_state")}, {"shop"}, {}, {}})};
	looks_up("shop", rows({{"1002", "t", "16999"}})); /* its slot comes after those of the two acts that close it */
	sheet().write(facts, loop, secrets);
	ASSERT_EQ(slots_of(SlotKind::read_function).size(), 1U);
	EXPECT_EQ(slots_of(SlotKind::read_function).front()->object, 16999U) << slots();
}

TEST_F(FactSheetTest, TheSameScenarioMakesTheSameSheet)
{
	model::Act dropped;
	dropped.did = {"DROP TABLE"};
	dropped.on = {"seeded"};
	dropped.attempted = true;
	scenario.detect = {detect({{sight(Kind::relation, "", "public.orders")}, {"shop"}, {}, {}})};
	scenario.traps = {trap(dropped)};
	sheet().write(facts, loop, secrets);
	const std::string before = slots();
	facts.slots[0].first.store(9);
	sheet().write(facts, loop, secrets);
	EXPECT_EQ(slots(), before) << "a restart finds its slots by their numbers";
	EXPECT_EQ(facts.slots[0].first.load(), 0U) << "and what is written anew is empty";
}

TEST_F(FactSheetTest, ValuesAreTheSmallestNumbersOfTheirSlots)
{
	scenario.detect = {detect({{sight(Kind::relation, "", "public.orders")}, {}, {}, {}})};
	FactSheet written = sheet();
	written.write(facts, loop, secrets);
	const std::vector<FactSlot *> looks = slots_of(SlotKind::read_relation);
	ASSERT_EQ(looks.size(), 2U);
	looks[0]->first.store(8);
	looks[1]->first.store(5);
	looks[1]->clouded.store(2);
	const std::vector<model::Want> wants = model::wants(scenario, vocabulary);
	const std::vector<std::uint64_t> values = written.values(facts, {});
	ASSERT_EQ(values.size(), wants.size());
	for (std::size_t i = 0; i < wants.size(); ++i)
	{
		const bool is_look = wants[i].kind == model::Want::Kind::look; /* in any database */
		const bool is_clouded = wants[i].kind == model::Want::Kind::clouded;
		EXPECT_EQ(values[i], is_look ? 5U : is_clouded ? 2U : 0U);
	}
}

TEST_F(FactSheetTest, ActsAreFoundByOidWhateverTheyAreCalledMeanwhile)
{
	model::Act dropped;
	dropped.did = {"DROP TABLE"};
	dropped.on = {"public.orders"};
	dropped.in = {"shop"};
	scenario.traps = {trap(dropped)};
	FactSheet written = sheet();
	written.write(facts, loop, secrets);
	const auto value = [&](const LoggedAct &act) { return written.values(facts, {act}).front(); };
	EXPECT_EQ(value({3, "shop", "DROP TABLE", "public", "renamed", 16390}), 3U);
	EXPECT_EQ(value({3, "shop", "DROP TABLE", "public", "orders", 16999}), 3U) << "none of the seeds' has the name";
	EXPECT_EQ(value({3, "depot", "DROP TABLE", "public", "orders", 16510}), 0U) << "in another database";
	EXPECT_EQ(value({3, "shop", "ALTER TABLE", "public", "orders", 16390}), 0U) << "another act";
	EXPECT_EQ(
	    written.values(facts, {{5, "shop", "DROP TABLE", "", "", 16390}, {4, "shop", "DROP TABLE", "", "", 16390}})
	        .front(),
	    4U)
	    << "the first counts";
}

TEST_F(FactSheetTest, ALookThatHasToWaitIsBehindAGate)
{
	model::Act restarted;
	restarted.did = {"ALTER SYSTEM"};
	scenario.detect = {detect({{sight(Kind::relation, "", "public.orders")}, {"shop"}, {}, restarted})};
	sheet().write(facts, loop, secrets);
	std::uint64_t waits = 0, opens = 0;
	for (std::uint32_t i = 0; i < facts.slots_used; ++i)
	{
		waits |= facts.slots[i].waits;
		opens |= facts.slots[i].opens;
		if (facts.slots[i].opens != 0)
		{
			EXPECT_EQ(facts.slots[i].kind, SlotKind::did);
		}
	}
	EXPECT_EQ(waits, 1U);
	EXPECT_EQ(opens, 1U);
}

TEST_F(FactSheetTest, WhatTheFileHasNoRoomForIsRefused)
{
	for (std::uint32_t i = 0; i <= facts_max_relations; ++i)
		objects.push_back({"shop", "public", "t" + std::to_string(i), 16384, 20000 + i});
	EXPECT_EQ(refusal(sheet()),
	          "54000: the scenario asks for more than the facts file has room for | 2 slots, 515 relations");
}

TEST_F(FactSheetTest, ALookUpThatFailsIsToldWithItsDatabase)
{
	vocabulary.groups = {group("columns", {"pg_catalog.pg_attribute"}, {})};
	looks_up("depot", rows({{"0", "f", "1249"}}));
	looks_up("postgres", rows({{"0", "f", "1249"}}));
	server.session("ride_director@shop", {connects(error("3D000", "database \"shop\" does not exist"))});
	EXPECT_EQ(refusal(sheet()),
	          "08006: the evidence groups cannot be looked up in shop | database \"shop\" does not exist");
}
