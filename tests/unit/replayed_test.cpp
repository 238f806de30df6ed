/*
 * Rows of a replay: do they stand as they were written?
 *
 * Pure C++.
 */
#include <gtest/gtest.h>

#include "model/replayed.hpp"

namespace ride::model
{

namespace
{

using Documents = std::vector<std::string>;

const std::string told_insert = R"({"op": "insert", "schema": "public", "table": "orders", "relation": 9, "key": ["id"],
    "values": {"id": ["bigint", "7", 1], "cents": ["numeric", "1.50", 2], "note": ["text", null, 3]}})";
const std::string told_update = R"({"op": "update", "schema": "public", "table": "orders", "relation": 9, "key": ["id"],
    "values": {"note": ["text", "x", 3]}, "old": {"id": ["bigint", "7", 1], "cents": ["numeric", "1.5", 2], "note": ["text", null, 3]}})";
const std::string told_delete = R"({"op": "delete", "schema": "public", "table": "orders", "relation": 9, "key": ["id"],
    "old": {"id": ["bigint", "7", 1], "cents": ["numeric", "1.5", 2], "note": ["text", null, 3]}})";

std::string found(const std::string &rows, const std::string &key = R"(["id"])", const std::string &at = R"(["7"])")
{
	return R"({"schema": "public", "table": "orders", "key": )" + key + R"(, "at": )" + at + R"(, "rows": [)" + rows +
	       "]}";
}

std::string row(const std::string &cents, const std::string &note)
{
	return R"({"id": ["bigint", "7", 0], "cents": ["numeric", ")" + cents + R"(", 0], "note": ["text", )" + note +
	       ", 0]}";
}

std::vector<Strayed> compared(const Documents &told, const Documents &shown, const LedgerScope &scope = {})
{
	return strayed("shop", {told.begin(), told.end()}, shown, [&](const LedgerTable &) { return scope; });
}

TEST(Replayed, ARowStandsWithTheValuesItWasWrittenWith)
{
	EXPECT_TRUE(compared({told_insert}, {found(row("1.5", "null"))}).empty());
}

TEST(Replayed, WhatWasLeftEmptyMayBeFilled)
{
	EXPECT_TRUE(compared({told_insert}, {found(row("1.500", "\"filled\""))}).empty());
}

TEST(Replayed, AnotherValueHasStrayed)
{
	const std::vector<Strayed> strays = compared({told_insert}, {found(row("1.51", "null"))});
	ASSERT_EQ(strays.size(), 1U);
	EXPECT_FALSE(strays.front().is_gone);
	EXPECT_EQ(strays.front().columns, (std::set<std::string>{"cents"}));
	EXPECT_EQ(strays.front().table.table, "orders");
}

TEST(Replayed, ARowThatIsNotThereOrNotShownIsGone)
{
	for (const Documents &shown : {Documents{found("")}, Documents{}, Documents{"nonsense"}})
	{
		const std::vector<Strayed> strays = compared({told_insert}, shown);
		ASSERT_EQ(strays.size(), 1U);
		EXPECT_TRUE(strays.front().is_gone);
	}
}

TEST(Replayed, WhatWasWrittenLastCounts)
{
	EXPECT_TRUE(compared({told_insert, told_update}, {found(row("1.5", "\"x\""))}).empty());
	EXPECT_FALSE(compared({told_insert, told_update}, {found(row("1.5", "null"))}).empty());
	EXPECT_TRUE(compared({told_insert, told_delete}, {found("")}).empty());
}

TEST(Replayed, AWriteThatWasCountedInPartMayHaveComeToNothing)
{
	LedgerScope scope;
	scope.armed = {{"note", 3}};
	const auto in_part = [&](const std::string &note)
	{
		return strayed("shop", {Told(told_update, true)}, {found(row("1.5", note))},
		               [&](const LedgerTable &) { return scope; });
	};
	EXPECT_TRUE(in_part("\"x\"").empty());
	EXPECT_TRUE(in_part("null").empty());
	EXPECT_FALSE(in_part("\"y\"").empty());
}

TEST(Replayed, OfASeededRowArmedColumnsCountToo)
{
	LedgerScope scope;
	EXPECT_TRUE(compared({told_update}, {found(row("9", "\"x\""))}, scope).empty());
	scope.armed = {{"cents", 2}};
	EXPECT_FALSE(compared({told_update}, {found(row("9", "\"x\""))}, scope).empty());
	scope.free = {"cents"};
	EXPECT_TRUE(compared({told_update}, {found(row("9", "\"x\""))}, scope).empty());
	scope = {};
	scope.is_nothing = true;
	EXPECT_TRUE(compared({told_update}, {found("")}, scope).empty());
}

TEST(Replayed, WithoutAKeyAnyRowOfTheTransactionWillDo)
{
	const std::string told = R"({"op": "insert", "schema": "public", "table": "orders", "relation": 9, "key": [],
	    "values": {"note": ["text", "x", 3]}})";
	EXPECT_TRUE(compared({told}, {found(row("1", "\"y\"") + ", " + row("1", "\"x\""), "[]", "[]")}).empty());
	EXPECT_FALSE(compared({told}, {found(row("1", "\"y\""), "[]", "[]")}).empty());
}

TEST(Replayed, WhatAViewInThePlaceOfATableWasToWriteIsLookedForWithoutAKey)
{
	const std::string through_view =
	    R"({"op": "update", "schema": "public", "table": "orders", "relation": 7, "key": [],
	    "values": {"note": ["text", "x", 3]}, "old": {"id": ["bigint", "7", 1], "note": ["text", null, 3]}})";
	LedgerScope scope;
	scope.armed_key = {"id"};
	EXPECT_TRUE(compared({through_view}, {found(row("1.5", "\"x\""), "[]", "[]")}, scope).empty());
	const std::vector<Strayed> strays = compared({through_view}, {found("", "[]", "[]")}, scope);
	ASSERT_EQ(strays.size(), 1U);
	EXPECT_TRUE(strays.front().is_gone);
	EXPECT_TRUE(compared({through_view}, {found("", "[]", "[]")}).empty()); /* it has never had a key */
}

TEST(Replayed, WhatIsUnclearByItsOwnWordsIsNotCompared)
{
	EXPECT_TRUE(compared({R"({"op": "unclear", "own": true, "schema": "public", "table": "orders"})", told_insert}, {})
	                .empty());
}

TEST(Replayed, WhatSomebodyHasMadeUnclearDoesNotStand)
{
	const Documents told{R"({"op": "unclear", "schema": "public", "table": "orders"})"};
	const std::vector<Strayed> strays = compared(told, {});
	ASSERT_EQ(strays.size(), 1U);
	EXPECT_TRUE(strays.front().is_unclear);
	LedgerScope scope;
	scope.may_be_unclear = true;
	EXPECT_TRUE(compared(told, {}, scope).empty());
}

} // namespace

} // namespace ride::model
