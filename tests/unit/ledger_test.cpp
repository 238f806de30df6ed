/*
 * What applications were told is written: what enters, what is wanted of it, what becomes of old rows.
 *
 * Pure C++.
 */
#include <functional>
#include <map>

#include <gtest/gtest.h>

#include "model/ledger.hpp"
#include "model/ledger_state.hpp"

namespace ride::model
{

namespace
{

const Author till{"till", "shop", 0, 1};
const LedgerTable orders{"shop", "public", "orders"};

std::string insert(int id, const std::string &status, const std::string &relation = "9")
{
	return R"({"op": "insert", "schema": "public", "table": "orders", "relation": )" + relation +
	       R"(, "key": ["id"], "values": {"id": ["bigint", ")" + std::to_string(id) + R"(", 1], "status": ["text", ")" +
	       status + R"(", 2], "note": ["text", null, 3]}})";
}

std::string update(int id, const std::string &status, const std::string &before)
{
	return R"({"op": "update", "schema": "public", "table": "orders", "relation": 9, "key": ["id"], "values": {"status": ["text", ")" +
	       status + R"(", 2]}, "old": {"id": ["bigint", ")" + std::to_string(id) + R"(", 1], "status": ["text", ")" +
	       before + R"(", 2], "note": ["text", null, 3]}})";
}

std::string remove(int id, const std::string &before)
{
	return R"({"op": "delete", "schema": "public", "table": "orders", "relation": 9, "key": ["id"], "old": {"id": ["bigint", ")" +
	       std::to_string(id) + R"(", 1], "status": ["text", ")" + before + R"(", 2], "note": ["text", null, 3]}})";
}

std::uint64_t hash(const std::string &text, std::uint64_t seed)
{
	return std::hash<std::string>()(text + "|" + std::to_string(seed));
}

/* What a ledger gives out to be kept, as its tables would hold it. */
struct Kept
{
	std::map<std::string, std::string> states;

	Ledger::Keep keeper()
	{
		return [this](const LedgerEntry &entry)
		{
			if (entry.state)
				states[entry.place] = *entry.state;
			else
				states.erase(entry.place);
		};
	}

	void restore(Ledger &ledger) const
	{
		for (const auto &[place, state] : states)
			ledger.restore({place, state});
	}
};

struct LedgerTest : testing::Test
{
	Kept kept;
	Ledger ledger{hash, kept.keeper(), {6, 3}};

	void SetUp() override { ledger.begin(); }

	void wrote(const std::string &document, bool is_sure = true)
	{
		ledger.wrote(till, ledger.sent(), {document}, is_sure);
	}

	const LedgerRow &row(const std::string &id) { return ledger.tables().at(orders).at({id}); }
};

TEST_F(LedgerTest, BeforeItBeginsNothingEnters)
{
	Ledger early;
	early.wrote(till, early.sent(), {insert(1, "new")}, true);
	EXPECT_TRUE(early.tables().empty());
}

TEST_F(LedgerTest, OfAnInsertEveryValueIsWantedThatWasNotLeftEmpty)
{
	wrote(insert(1, "new"));
	const WrittenValues values = wanted(row("1"), {});
	ASSERT_EQ(values.size(), 1U);
	EXPECT_EQ(values.at("status").text, "new");
	EXPECT_TRUE(row("1").stands);
}

TEST_F(LedgerTest, AnUpdateChangesWhatIsWanted)
{
	wrote(insert(1, "new"));
	wrote(update(1, "paid", "new"));
	EXPECT_EQ(wanted(row("1"), {}).at("status").text, "paid");
	EXPECT_FALSE(row("1").before);
}

TEST_F(LedgerTest, OfASeededRowTheOtherArmedColumnsStandAsTheyWere)
{
	wrote(update(1, "paid", "new"));
	wrote(update(1, "sent", "paid"));
	ASSERT_TRUE(row("1").before);
	EXPECT_EQ(row("1").before->at("status").text, "new");
	LedgerScope scope;
	scope.armed = {{"status", 2}, {"note", 3}};
	EXPECT_EQ(wanted(row("1"), scope).at("note").text, std::nullopt);
	EXPECT_EQ(wanted(row("1"), scope).at("status").text, "sent");
	scope.repairable = {"note", "status"}; /* what the application has set since is its own */
	EXPECT_EQ(wanted(row("1"), scope).count("note"), 0U);
	EXPECT_EQ(wanted(row("1"), scope).at("status").text, "sent");
	scope.free = {"status"};
	EXPECT_EQ(wanted(row("1"), scope).count("status"), 0U);
}

TEST_F(LedgerTest, ARowThatAnApplicationDeletesIsItsOwnToDelete)
{
	wrote(insert(1, "new"));
	wrote(remove(1, "new"));
	EXPECT_FALSE(row("1").stands);
}

TEST_F(LedgerTest, AWriteOfUnknownOutcomeCountsNeitherWay)
{
	wrote(insert(1, "new"), false);
	EXPECT_EQ(ledger.tables().at(orders).count({"1"}), 0U);
	wrote(insert(2, "new"));
	wrote(update(2, "paid", "new"), false);
	EXPECT_TRUE(row("2").is_open);
	wrote(update(3, "paid", "new"), false);
	EXPECT_TRUE(row("3").is_open);
	EXPECT_EQ(row("3").before->at("status").text, "new");
}

TEST_F(LedgerTest, ATagTellsHowMuchOfAStatementWasWritten)
{
	const std::vector<std::string> two{insert(1, "new"), insert(2, "new")};
	EXPECT_TRUE(counted("INSERT 0 0", two).empty());
	ASSERT_EQ(counted("UPDATE 1", two).size(), 2U);
	EXPECT_TRUE(counted("UPDATE 1", two).front().in_part);
	EXPECT_FALSE(counted("INSERT 0 2", two).front().in_part);
	EXPECT_FALSE(counted("SELECT 1", two).front().in_part);
	EXPECT_FALSE(counted("", two).front().in_part);
	const std::vector<std::string> aside{R"({"aside": true, "op": "unclear"})", insert(1, "new")};
	EXPECT_FALSE(counted("INSERT 0 1", aside).back().in_part);
	ASSERT_EQ(counted("INSERT 0 0", aside).size(), 1U);
	EXPECT_FALSE(counted("INSERT 0 0", aside).front().in_part);
}

TEST_F(LedgerTest, AfterAnUpdateThatWasCountedInPartARowStandsInOneOfTwoWays)
{
	LedgerScope scope;
	scope.armed = {{"status", 2}};
	ledger.wrote(till, ledger.sent(), {Told(update(1, "paid", "new"), true)}, true);
	EXPECT_FALSE(row("1").is_open);
	EXPECT_EQ(wanted(row("1"), scope).at("status").text, "paid");
	ASSERT_TRUE(wanted_otherwise(row("1"), scope));
	EXPECT_EQ(wanted_otherwise(row("1"), scope)->at("status").text, "new");

	Ledger next{hash, {}};
	kept.restore(next);
	EXPECT_EQ(next.tables().at(orders).at({"1"}).otherwise, row("1").otherwise);

	ledger.wrote(till, ledger.sent(), {Told(update(1, "sent", "new"), true)}, true); /* the first came to nothing */
	EXPECT_EQ(wanted(row("1"), scope).at("status").text, "sent");
	EXPECT_EQ(wanted_otherwise(row("1"), scope)->at("status").text, "new");

	ledger.wrote(till, ledger.sent(), {Told(update(1, "gone", "sent"), true)}, true); /* the second did not */
	EXPECT_EQ(wanted_otherwise(row("1"), scope)->at("status").text, "sent");

	ledger.wrote(till, ledger.sent(), {Told(update(1, "free", "none of them"), true)}, true);
	EXPECT_EQ(wanted_otherwise(row("1"), scope)->at("status").text, "gone");

	wrote(update(1, "back", "gone"));
	EXPECT_EQ(wanted(row("1"), scope).at("status").text, "back");
	EXPECT_FALSE(wanted_otherwise(row("1"), scope));
}

TEST_F(LedgerTest, OfARowThatOneStatementWasToWriteTwiceTheValuesAreNotKnown)
{
	wrote(insert(1, "new"));
	ledger.wrote(till, ledger.sent(), {Told(update(1, "paid", "new"), true), Told(update(1, "sent", "new"), true)},
	             true);
	EXPECT_TRUE(wanted(row("1"), {}).empty());
	EXPECT_FALSE(row("1").is_open);
}

TEST_F(LedgerTest, OfAnInsertOrDeleteThatWasCountedInPartNothingIsKnown)
{
	ledger.wrote(till, ledger.sent(), {Told(insert(1, "new"), true)}, true);
	EXPECT_TRUE(ledger.tables().at(orders).empty());
	wrote(insert(1, "new"));
	ledger.wrote(till, ledger.sent(), {Told(insert(1, "other"), true)}, true); /* it stood, so it still does */
	EXPECT_EQ(row("1").values.at("status").text, "new");
	ledger.wrote(till, ledger.sent(), {Told(remove(1, "new"), true)}, true);
	EXPECT_TRUE(row("1").is_open);
}

TEST_F(LedgerTest, WhatOneTransactionWritesInTurnDoesNotOverlap)
{
	ledger.wrote(till, ledger.sent(), {insert(1, "new"), update(1, "paid", "new"), update(1, "sent", "paid")}, true);
	EXPECT_FALSE(row("1").is_open);
	EXPECT_EQ(row("1").values.at("status").text, "sent");
}

TEST_F(LedgerTest, ARowThatMayStandInTwoWaysIsNotFolded)
{
	wrote(insert(1, "new"));
	ledger.wrote(till, ledger.sent(), {Told(update(1, "paid", "new"), true)}, true);
	for (int id = 2; id <= 8; ++id)
		wrote(insert(id, "new"));
	EXPECT_TRUE(row("1").otherwise);
	EXPECT_EQ(ledger.folded().front().hashes.size(), 3U);
}

TEST_F(LedgerTest, OfWhatOverlappingWritesChangeNothingIsKnownUntilTheNext)
{
	for (const std::string other :
	     {"sent", "paid"}) /* what is computed from the row is planned alike, and written otherwise */
	{
		wrote(insert(1, "new"));
		const std::uint64_t first = ledger.sent(), second = ledger.sent();
		ledger.wrote(till, first, {update(1, "paid", "new")}, true);
		EXPECT_EQ(wanted(row("1"), {}).at("status").text, "paid");
		ledger.wrote(till, second, {update(1, other, "new")}, true);
		EXPECT_TRUE(wanted(row("1"), {}).empty());
		EXPECT_TRUE(row("1").stands);
		EXPECT_FALSE(row("1").is_open);
		Ledger next{hash, {}};
		kept.restore(next);
		EXPECT_EQ(next.tables().at(orders).at({"1"}).unsettled, row("1").unsettled);
		wrote(update(1, "back", "none of them"));
		EXPECT_EQ(wanted(row("1"), {}).at("status").text, "back");
	}
}

TEST_F(LedgerTest, WhatOverlappingWritesLeaveAsItWasStaysKnown)
{
	wrote(insert(1, "new"));
	const std::uint64_t first = ledger.sent(), second = ledger.sent();
	ledger.wrote(till, first, {update(1, "new", "new")}, true);
	ledger.wrote(till, second, {update(1, "new", "new")}, true);
	EXPECT_EQ(wanted(row("1"), {}).at("status").text, "new");
	const std::uint64_t third = ledger.sent(), fourth = ledger.sent();
	ledger.wrote(till, third, {update(1, "paid", "new")}, true);
	ledger.wrote(till, fourth, {update(1, "new", "new")}, true); /* it has waited, and left "paid" as it was */
	EXPECT_TRUE(wanted(row("1"), {}).empty());
}

TEST_F(LedgerTest, WhatCannotBeFollowedByItsOwnWordsMakesItsTableUnclear)
{
	wrote(R"({"op": "unclear", "own": true, "schema": "public", "table": "orders"})");
	EXPECT_TRUE(ledger.is_unclear(orders));
	EXPECT_TRUE(ledger.astray().empty());
	Ledger next{hash, {}};
	kept.restore(next);
	EXPECT_TRUE(next.is_unclear(orders));
}

TEST_F(LedgerTest, WhatSomebodyHasMadeUnclearIsAstrayAndItsTableGoesOnToBeJudged)
{
	wrote(R"({"op": "unclear", "schema": "public", "table": "orders"})", false); /* who knows whether it was written */
	EXPECT_TRUE(ledger.astray().empty());
	wrote(R"({"op": "unclear", "schema": "public", "table": "orders"})");
	wrote(R"({"op": "unclear", "schema": "public", "table": "orders"})");
	EXPECT_FALSE(ledger.is_unclear(orders));
	ASSERT_EQ(ledger.astray().at(orders).size(), 1U);
	EXPECT_EQ(ledger.astray().at(orders).front().session, "till");
	Ledger next{hash, {}};
	kept.restore(next);
	EXPECT_FALSE(next.is_unclear(orders));
	EXPECT_EQ(next.astray().count(orders), 1U);
}

TEST_F(LedgerTest, WhatWasUnclearWhenArmedMayBe)
{
	ledger.expect_unclear([](const LedgerTable &table) { return table == orders; });
	wrote(R"({"op": "unclear", "schema": "public", "table": "orders"})");
	EXPECT_TRUE(ledger.is_unclear(orders));
	EXPECT_TRUE(ledger.astray().empty());
}

TEST_F(LedgerTest, UnclearWordsAreAboutTheTableTheyNameAndNotAboutOneThatHasTakenTheName)
{
	ledger.name("shop", 9, {"shop", "public", "sales"}, {{1, "id"}}, {"id"});
	wrote(R"({"op": "unclear", "own": true, "schema": "public", "table": "orders", "relation": 9})");
	EXPECT_TRUE(ledger.is_unclear(orders));
	EXPECT_FALSE(ledger.is_unclear({"shop", "public", "sales"}));
	EXPECT_EQ(ledger.astray().count({"shop", "public", "sales"}), 1U);
}

TEST_F(LedgerTest, ATableThatHadAKeyWhenArmedIsNotUnclearWithoutOne)
{
	ledger.name("shop", 8, orders, {{1, "id"}}, {"id"});
	wrote(
	    R"({"op": "update", "schema": "public", "table": "orders", "relation": 9, "key": [], "values": {"status": ["text", "b", 2]},
	    "old": {"number": ["bigint", "4", 1], "status": ["text", "a", 2]}})");
	EXPECT_FALSE(ledger.is_unclear(orders));
	EXPECT_EQ(ledger.astray().count(orders), 1U);
}

TEST_F(LedgerTest, WhatCannotBeReadIsPassedOver)
{
	wrote("nonsense");
	wrote(insert(1, "new"));
	EXPECT_EQ(ledger.tables().at(orders).size(), 1U);
}

TEST_F(LedgerTest, ATableCountsUnderTheNamesItWasArmedBy)
{
	ledger.name("shop", 9, {"shop", "public", "sales"}, {{1, "id"}, {2, "state"}, {3, "note"}}, {"id"});
	wrote(insert(1, "new"));
	const LedgerRow &renamed = ledger.tables().at({"shop", "public", "sales"}).at({"1"});
	EXPECT_EQ(renamed.values.at("state").text, "new");
	EXPECT_EQ(renamed.values.count("status"), 0U);
	wrote(insert(1, "new", "10"));
	EXPECT_EQ(row("1").values.at("status").text, "new");
}

TEST_F(LedgerTest, ATableThatHasLostItsKeyHasTheOneItWasArmedWith)
{
	ledger.name("shop", 8, orders, {{1, "id"}}, {"id"});
	wrote(
	    R"({"op": "update", "schema": "public", "table": "orders", "relation": 9, "key": [], "values": {"status": ["text", "b", 2]},
	    "old": {"id": ["bigint", "4", 1], "status": ["text", "a", 2]}})");
	EXPECT_EQ(row("4").before->at("status").text, "a");
	EXPECT_FALSE(ledger.is_unclear(orders));
}

TEST_F(LedgerTest, ATableThatIsGivenAnotherKeyGoesOnWithTheOneItWasArmedWith)
{
	ledger.name("shop", 9, orders, {{1, "id"}, {2, "status"}}, {"id"});
	wrote(insert(1, "new"));
	wrote(
	    R"({"op": "update", "schema": "public", "table": "orders", "relation": 9, "key": ["number"], "values": {"status": ["text", "paid", 2]},
	    "old": {"id": ["bigint", "1", 1], "number": ["bigint", "77", 4], "status": ["text", "new", 2]}})");
	ASSERT_EQ(ledger.tables().at(orders).size(), 1U);
	EXPECT_EQ(row("1").values.at("status").text, "paid");
	EXPECT_EQ(row("1").key_columns, (std::vector<std::string>{"id"}));
	wrote(/* it has none of the armed columns */
	      R"({"op": "update", "schema": "public", "table": "orders", "relation": 8, "key": ["number"], "values": {"status": ["text", "paid", 2]},
	    "old": {"number": ["bigint", "78", 4], "status": ["text", "new", 2]}})");
	EXPECT_EQ(row("78").key_columns, (std::vector<std::string>{"number"}));
}

TEST_F(LedgerTest, AnotherDirectorGoesOnWithTheSame)
{
	wrote(insert(1, "new"));
	wrote(update(1, "paid", "new"));
	wrote(update(2, "paid", "new"));
	Ledger next{hash, {}};
	kept.restore(next);
	next.begin();
	ASSERT_EQ(next.tables().at(orders).size(), 2U);
	EXPECT_EQ(next.tables().at(orders).at({"1"}).values, row("1").values);
	EXPECT_EQ(next.tables().at(orders).at({"2"}).before, row("2").before);
	EXPECT_GT(next.sent(), row("2").ended);
}

TEST_F(LedgerTest, OfTheOldestRowsAHashIsLeft)
{
	for (int id = 1; id <= 7; ++id)
		wrote(insert(id, "new"));
	EXPECT_EQ(ledger.tables().at(orders).size(), 4U);
	EXPECT_EQ(ledger.tables().at(orders).count({"3"}), 0U);
	ASSERT_EQ(ledger.folded().size(), 1U);
	const FoldedRows &folded = ledger.folded().front();
	EXPECT_EQ(folded.hashes.size(), 3U);
	EXPECT_EQ(folded.group.columns, (std::vector<std::string>{"id", "status"}));
	EXPECT_EQ(folded.range, std::make_pair(std::int64_t{1}, std::int64_t{3}));
	EXPECT_EQ(kept.states.size(), 5U);
}

TEST_F(LedgerTest, AHashIsThatOfItsRowAndOfNoOther)
{
	for (int id = 1; id <= 7; ++id)
		wrote(insert(id, id == 2 ? "paid" : "new"));
	const std::vector<std::int64_t> &hashes = ledger.folded().front().hashes;
	const auto has = [&](const std::string &id, const std::string &status)
	{
		const auto one = static_cast<std::int64_t>(hash(status, hash(id, 0)));
		return std::find(hashes.begin(), hashes.end(), one) != hashes.end();
	};
	EXPECT_TRUE(has("1", "new"));
	EXPECT_TRUE(has("2", "paid"));
	EXPECT_FALSE(has("2", "new"));
	EXPECT_FALSE(has("1", "paid"));
}

TEST_F(LedgerTest, WhatMayBeChangedIsLeftOutOfAHash)
{
	ledger.leave_free([](const LedgerTable &) { return std::set<std::string>{"status"}; });
	for (int id = 1; id <= 7; ++id)
		wrote(insert(id, "new"));
	EXPECT_EQ(ledger.folded().front().group.columns, (std::vector<std::string>{"id"}));
}

TEST_F(LedgerTest, AnOldRowThatIsWrittenAgainIsHeldWholeAgain)
{
	for (int id = 1; id <= 7; ++id)
		wrote(insert(id, "new"));
	wrote(update(2, "paid", "new"));
	EXPECT_FALSE(row("2").before);
	EXPECT_EQ(row("2").values.at("status").text, "paid");
	EXPECT_EQ(ledger.folded().front().hashes.size(), 2U);
	wrote(remove(1, "new"));
	EXPECT_FALSE(row("1").stands);
	EXPECT_EQ(ledger.folded().front().hashes.size(), 1U);
}

TEST_F(LedgerTest, AnOldRowThatWasFalsifiedStaysMissing)
{
	for (int id = 1; id <= 7; ++id)
		wrote(insert(id, "new"));
	wrote(update(2, "paid", "free")); /* nobody has written "free" */
	EXPECT_EQ(ledger.folded().front().hashes.size(), 3U);
}

TEST_F(LedgerTest, SeededRowsAreNoMoreThanThereAreAndStayWhole)
{
	for (int id = 1; id <= 9; ++id)
		wrote(update(id, "paid", "new"));
	EXPECT_EQ(ledger.tables().at(orders).size(), 9U);
	EXPECT_TRUE(ledger.folded().empty());
}

TEST_F(LedgerTest, HashesAndWholeRowsOfAnEarlierDirectorDoNotCountTwice)
{
	for (int id = 1; id <= 6; ++id)
		wrote(insert(id, "new"));
	const std::string place = place_of(orders, {"1"}), state = kept.states.at(place);
	wrote(insert(7, "new"));
	kept.states[place] = state; /* the director ended before this was forgotten */
	Ledger next{hash, kept.keeper()};
	kept.restore(next);
	next.begin();
	EXPECT_EQ(next.folded().front().hashes.size(), 2U);
	EXPECT_EQ(next.tables().at(orders).size(), 5U);
}

TEST_F(LedgerTest, RowsWithoutAKeyAreToldApartByAllOfThem)
{
	const auto event = [](const std::string &what)
	{
		return R"({"op": "insert", "schema": "public", "table": "orders", "relation": 9, "key": [], "values": {"what": ["text", ")" +
		       what + R"(", 1]}})";
	};
	for (int i = 0; i < 7; ++i)
		wrote(event("round " + std::to_string(i % 5)));
	EXPECT_EQ(ledger.tables().at(orders).size(), 5U);
	wrote(
	    R"({"op": "update", "schema": "public", "table": "orders", "relation": 9, "key": [], "values": {"what": ["text", "a", 1]},
	    "old": {"what": ["text", "b", 1]}})");
	EXPECT_TRUE(ledger.is_unclear(orders));
}

TEST(LedgerState, WhatNoLedgerHasWrittenIsRefused)
{
	for (const LedgerEntry &entry :
	     {LedgerEntry{"nonsense", "{}"}, LedgerEntry{R"(["row", "d", "s", "t", ["1"]])", "{}"},
	      LedgerEntry{R"(["row", "d", "s"])", "{}"}, LedgerEntry{R"(["other", "d", "s", "t"])", "{}"},
	      LedgerEntry{R"(["folded", 1])", R"({"hashes": ["x"]})"}, LedgerEntry{R"(["folded", 1])", std::nullopt}})
		EXPECT_THROW((void)restored(entry), std::invalid_argument) << entry.place;
}

} // namespace

} // namespace ride::model
