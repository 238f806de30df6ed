/*
 * Names, tags, neighbours, and questions that rest on counters alone.
 */
#include <gtest/gtest.h>

#include "model/command_tags.hpp"
#include "model/counters.hpp"
#include "model/relations.hpp"
#include "model/text.hpp"

using namespace ride::model;

TEST(Text, KnowsAPlainName)
{
	EXPECT_TRUE(is_plain_name("tenant_b2"));
	EXPECT_TRUE(is_plain_name("_x"));
	for (const char *wrong : {"", "2x", "Orders", "a-b", "a.b", "ä"})
		EXPECT_FALSE(is_plain_name(wrong)) << wrong;
	EXPECT_TRUE(is_plain_name(std::string(63, 'a')));
	EXPECT_FALSE(is_plain_name(std::string(64, 'a')));
}

TEST(Text, KnowsTheFoldersOfScenarios)
{
	EXPECT_TRUE(is_stage_name("stage-09"));
	for (const char *wrong : {"", "stage-", "stage-9", "stage-009", "stage-0x", "Stage-09", "stage-09\n"})
		EXPECT_FALSE(is_stage_name(wrong)) << wrong;
	for (const char *right : {"09-a", "09-1", "00-schema-drift", "12-no-2-way"})
		EXPECT_TRUE(is_scenario_name(right)) << right;
	for (const char *wrong : {"", "09", "09-", "9-a", "009-a", "0x-a", "09_a", "09--a", "09-a-", "09-a--b", "09-Big",
	                          "09-a_b", "09-a/b", "09-a\n", "09-ä"})
		EXPECT_FALSE(is_scenario_name(wrong)) << wrong;
}

TEST(Text, KnowsAnSqlstate)
{
	EXPECT_TRUE(is_sqlstate("42703"));
	EXPECT_TRUE(is_sqlstate("57P01"));
	for (const char *wrong : {"", "4270", "427033", "42p01", "4270 "})
		EXPECT_FALSE(is_sqlstate(wrong)) << wrong;
}

TEST(Text, SplitsAndJoins)
{
	EXPECT_EQ(split("a.b.c", '.'), (std::vector<std::string>{"a", "b", "c"}));
	EXPECT_EQ(split("", '.'), (std::vector<std::string>{""}));
	EXPECT_EQ(split("a.", '.'), (std::vector<std::string>{"a", ""}));
	EXPECT_EQ(joined({"a", "b"}), "a, b");
	EXPECT_EQ(joined({}), "");
	EXPECT_EQ(trimmed(" \t a b\n"), "a b");
	EXPECT_EQ(trimmed("  "), "");
}

TEST(Text, FindsTheNearestWord)
{
	EXPECT_EQ(nearest("ordes_api", {"old_app", "orders_api"}), "orders_api");
	EXPECT_EQ(nearest("ORDERS", {"orders"}), "orders");
	EXPECT_EQ(nearest("zebra", {"old_app", "orders_api"}), "");
	EXPECT_EQ(nearest("ab", {"cd"}), "") << "two letters in two are no typing error";
	EXPECT_EQ(known_names("x", {"one", "two"}, "none"), "known: one, two");
	EXPECT_EQ(known_names("x", {}, "none"), "none");
}

TEST(CommandTags, AreTheServersAndOurs)
{
	for (const char *tag : {"CREATE INDEX", "CREATE INDEX CONCURRENTLY", "VACUUM FULL", "TRUNCATE", "ALTER SYSTEM",
	                        "DROP TABLE", "COPY PROGRAM", "BECOME SUPERUSER", "TAMPER", "CREATE TABLE AS"})
		EXPECT_TRUE(is_command_tag(tag)) << tag;
	for (const char *tag : {"", "CREATE", "CREATE INDX", "create index", "DROP TABLE ", "EXPLODE"})
		EXPECT_FALSE(is_command_tag(tag)) << tag;
}

TEST(Counters, AloneAreNoGroundForAFix)
{
	for (
	    const char *query :
	    {"SELECT n_dead_tup < 10 FROM pg_stat_user_tables WHERE relname = 'orders'",
	     "select bool_and(a.idx_scan = 0), b.x from pg_catalog.pg_stat_all_indexes a join pg_statio_all_tables b using (relid)",
	     "SELECT (SELECT sum(n_dead_tup) FROM pg_stat_all_tables) < 5", "SELECT pg_stat_get_dead_tuples(1) = 0",
	     "SELECT x FROM pg_stat_user_tables, pg_stat_user_indexes"})
		EXPECT_TRUE(rests_on_counters(query)) << query;
}

TEST(Counters, BesideSomethingElseAreFine)
{
	for (const char *query :
	     {"SELECT true FROM orders", "SELECT count(*) = 0 FROM pg_stat_activity WHERE state = 'idle in transaction'",
	      "SELECT a, b FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid",
	      "SELECT a FROM pg_class, pg_stat_user_tables", "SELECT count(*) = 0 FROM pg_stat_replication",
	      "SELECT (SELECT n_dead_tup FROM pg_stat_user_tables) < (SELECT reltuples FROM pg_class)", "SELECT 1 = 1"})
		EXPECT_FALSE(rests_on_counters(query)) << query;
}

TEST(Relations, AreFoundAsWholeWords)
{
	EXPECT_TRUE(mentions("CREATE TABLE Orders (", "orders"));
	EXPECT_TRUE(mentions("public.orders", "orders"));
	EXPECT_FALSE(mentions("CREATE TABLE orders_2 (", "orders"));
	EXPECT_FALSE(mentions("my_orders", "orders"));
	EXPECT_TRUE(mentions("orders_2 and orders", "orders"));
}
