/*
 * Rows that an application has asked to be written, as the server tells them.
 *
 * Pure C++.
 */
#include <stdexcept>

#include <gtest/gtest.h>

#include "model/written.hpp"

namespace ride::model
{

namespace
{

using Key = std::vector<std::string>;

TEST(Written, AnInsertHasTheKeyOfItsRow)
{
	const Written written = written_from_json(R"({"op": "insert", "schema": "public", "table": "orders", "key": ["id"],
	    "values": {"id": ["bigint", "7", 1], "note": ["text", null, 2], "status": ["text", "new \"one\"", 0]}})");
	EXPECT_EQ(written.kind, Written::Kind::inserted);
	EXPECT_EQ(written.table, "orders");
	EXPECT_EQ(written.key_values(), Key{"7"});
	EXPECT_EQ(written.values.at("note").text, std::nullopt);
	EXPECT_EQ(written.values.at("status").text, "new \"one\"");
	EXPECT_EQ(written.values.at("id").type, "bigint");
}

TEST(Written, AnUpdateHasTheKeyOfTheRowBefore)
{
	const Written written = written_from_json(R"({"op": "update", "schema": "s", "table": "t", "key": ["a", "b"],
	    "values": {"a": ["integer", "9", 1]}, "old": {"a": ["integer", "1", 1], "b": ["text", "x", 2]}})");
	EXPECT_EQ(written.key_values(), (Key{"1", "x"}));
	EXPECT_EQ(written.values.at("a").text, "9");
}

TEST(Written, WithoutAKeyOrWithANullInItThereIsNone)
{
	EXPECT_EQ(written_from_json(R"({"op": "insert", "schema": "s", "table": "t", "key": [],
	    "values": {"a": ["integer", "9", 1]}})")
	              .key_values(),
	          Key{});
	EXPECT_EQ(written_from_json(R"({"op": "insert", "schema": "s", "table": "t", "key": ["a"],
	    "values": {"a": ["integer", null, 1]}})")
	              .key_values(),
	          Key{});
}

TEST(Written, ANumberIsTheSameWithMoreZeros)
{
	const auto number = [](const std::string &text)
	{
		return written_from_json(
		           R"j({"op": "insert", "schema": "s", "table": "t", "key": [], "values": {"n": ["numeric(9,2)", ")j" +
		           text + R"j(", 1]}})j")
		    .values.at("n")
		    .text;
	};
	EXPECT_EQ(number("1.50"), "1.5");
	EXPECT_EQ(number("-2.00"), "-2");
	EXPECT_EQ(number("100"), "100");
	EXPECT_EQ(number("NaN"), "NaN");
}

TEST(Written, ColumnsAreToldWithTheirNumbers)
{
	const Written written =
	    written_from_json(R"({"op": "update", "schema": "s", "table": "t", "relation": 12, "key": ["a"],
	    "values": {"b": ["text", "x", 2]}, "old": {"a": ["integer", "1", 1], "c": ["text", null, 0]}})");
	EXPECT_EQ(written.relation, 12U);
	EXPECT_EQ(written.numbers, (std::map<std::string, int>{{"a", 1}, {"b", 2}}));
}

TEST(Written, RowsAreFoundUnderAKey)
{
	const Found found = found_from_json(R"({"schema": "s", "table": "t", "key": ["a"], "at": ["1"],
	    "rows": [{"a": ["integer", "1", 0], "b": ["numeric", "2.0", 0]}]})");
	EXPECT_EQ(found.at, Key{"1"});
	EXPECT_EQ(found.rows.at(0).at("b").text, "2");
	EXPECT_THROW(found_from_json(R"({"schema": "s", "table": "t"})"), std::invalid_argument);
}

TEST(Written, WhatIsUnclearNamesItsTableOnly)
{
	const Written written = written_from_json(R"({"op": "unclear", "schema": "s", "table": "t"})");
	EXPECT_EQ(written.kind, Written::Kind::unclear);
	EXPECT_EQ(written.schema, "s");
}

TEST(Written, WhatTheModuleWouldNotWriteIsRefused)
{
	for (const char *const text :
	     {"", "{}", "[]", "nonsense", R"({"op": "merge", "schema": "s", "table": "t"})",
	      R"({"op": "insert", "schema": "s", "table": "t", "key": ["a"], "values": {"a": "9"}})",
	      R"({"op": "insert", "schema": 1, "table": "t", "key": []})"})
		EXPECT_THROW(written_from_json(text), std::invalid_argument) << text;
}

} // namespace

} // namespace ride::model
