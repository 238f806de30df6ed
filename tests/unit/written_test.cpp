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
	    "values": {"id": ["bigint", "7"], "note": ["text", null], "status": ["text", "new \"one\""]}})");
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
	    "values": {"a": ["integer", "9"]}, "old": {"a": ["integer", "1"], "b": ["text", "x"]}})");
	EXPECT_EQ(written.key_values(), (Key{"1", "x"}));
	EXPECT_EQ(written.values.at("a").text, "9");
}

TEST(Written, WithoutAKeyOrWithANullInItThereIsNone)
{
	EXPECT_EQ(written_from_json(R"({"op": "insert", "schema": "s", "table": "t", "key": [],
	    "values": {"a": ["integer", "9"]}})")
	              .key_values(),
	          Key{});
	EXPECT_EQ(written_from_json(R"({"op": "insert", "schema": "s", "table": "t", "key": ["a"],
	    "values": {"a": ["integer", null]}})")
	              .key_values(),
	          Key{});
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
