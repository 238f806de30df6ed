/*
 * What a scenario wants to know, in a stable order.
 */
#include <algorithm>

#include <gtest/gtest.h>

#include "scenario_folder.hpp"

using namespace ride::model;
using namespace ride::test;

namespace
{

using Texts = std::vector<std::string>;

Texts described(const Incident &incident)
{
	Texts texts;
	for (const Want &want : incident.wants)
		texts.push_back(describe(want));
	return texts;
}

Incident with(const std::string &from, const std::string &to)
{
	const ScenarioFolder folder;
	folder.replace(fallout + "/scenario.toml", from, to);
	return Incident(folder, fallout);
}

bool wanted(const Incident &incident, const std::string &fact)
{
	const Texts texts = described(incident);
	return std::find(texts.begin(), texts.end(), fact) != texts.end();
}

} // namespace

TEST(Wants, OfTheDriftAreTheseInThisOrder)
{
	EXPECT_EQ(described(Incident(drift)), (Texts{"altered tenant_a public.schema_migrations",
	                                             "rewrote tenant_a public.schema_migrations",
	                                             "look tenant_a public.schema_migrations",
	                                             "clouded tenant_a public.schema_migrations",
	                                             "altered tenant_b public.schema_migrations",
	                                             "rewrote tenant_b public.schema_migrations",
	                                             "look tenant_b public.schema_migrations",
	                                             "clouded tenant_b public.schema_migrations",
	                                             "altered tenant_c public.schema_migrations",
	                                             "rewrote tenant_c public.schema_migrations",
	                                             "look tenant_c public.schema_migrations",
	                                             "clouded tenant_c public.schema_migrations",
	                                             "altered tenant_b public.orders",
	                                             "look tenant_b @columns public.orders",
	                                             "rewrote tenant_b public.orders",
	                                             "look tenant_b public.orders",
	                                             "clouded tenant_b public.orders",
	                                             "look tenant_b error:42703 release_id",
	                                             "look tenant_b app_log",
	                                             "ended orders_api",
	                                             "attempted BECOME SUPERUSER",
	                                             "did DROP TABLE seeded"}));
}

TEST(Wants, AreTheSameEveryTimeAndEachOnce)
{
	for (const std::string &id : {drift, fallout})
	{
		const Incident first(id), second(id);
		EXPECT_EQ(first.wants, second.wants);
		for (std::size_t i = 0; i < first.wants.size(); i++)
			for (std::size_t j = 0; j < i; j++)
				EXPECT_NE(describe(first.wants[i]), describe(first.wants[j]));
	}
}

TEST(Wants, SpreadAWildcardOfSessions)
{
	const Incident incident(fallout);
	for (const char *name : {"migration_runner_1", "app_writer", "old_app_1", "orders_api"})
		EXPECT_TRUE(wanted(incident, std::string("ended ") + name)) << name;
	const Incident but = with("before = { ended = [\"*\"] }", "before = { ended = [\"!migration_runner_1\"] }");
	EXPECT_FALSE(wanted(but, "ended migration_runner_1"));
	EXPECT_TRUE(wanted(but, "ended old_app_1"));
}

TEST(Wants, TakeAWildcardInATrapForInnocentSessions)
{
	const ScenarioFolder folder;
	folder.replace(fallout + "/scenario.toml", "before = { ended = [\"*\"] }", "");
	folder.replace(fallout + "/scenario.toml", "ended  = [\"app_writer\", \"old_app_1\", \"orders_api\"]",
	               "ended = [\"*\"]");
	const Incident incident(folder, fallout);
	EXPECT_FALSE(wanted(incident, "ended migration_runner_1"));
	EXPECT_TRUE(wanted(incident, "ended app_writer"));
	EXPECT_TRUE(wanted(incident, "ended orders_api"));
	EXPECT_TRUE(wanted(incident, "signalled")) << "without `before`, a signal closes the look at locks";
}

TEST(Wants, SpreadActsOverTagsObjectsAndDatabases)
{
	const Incident incident = with(
	    "ended  = [\"app_writer\", \"old_app_1\", \"orders_api\"]",
	    "did = [\"DROP TABLE\", \"TRUNCATE\"]\non = [\"orders\", \"schema_migrations\"]\nin = [\"app_db\", \"tenant_a\"]");
	for (const char *tag : {"DROP TABLE", "TRUNCATE"})
		for (const char *object : {"public.orders", "public.schema_migrations"})
			for (const char *database : {"app_db", "tenant_a"})
				EXPECT_TRUE(wanted(incident, std::string("did ") + database + " " + tag + " " + object));
}

TEST(Wants, AskForWritesInEveryDatabaseWhenNoneIsNamed)
{
	const Incident incident = with("ended  = [\"app_writer\", \"old_app_1\", \"orders_api\"]",
	                               "wrote = [\"schema_migrations\"]\ncalled = [\"pg_promote()\"]");
	for (const char *database : {"app_db", "tenant_a", "tenant_b", "tenant_c"})
		EXPECT_TRUE(wanted(incident, std::string("changed ") + database + " public.schema_migrations"));
	EXPECT_TRUE(wanted(incident, "called pg_catalog.pg_promote"));
}

TEST(Wants, TakeSeededInAWriteForAnySeededRelation)
{
	const Incident incident =
	    with("ended  = [\"app_writer\", \"old_app_1\", \"orders_api\"]", "wrote = [\"seeded\"]\nin = [\"tenant_a\"]");
	EXPECT_TRUE(wanted(incident, "changed tenant_a"));
	EXPECT_FALSE(wanted(incident, "changed app_db"));
}

TEST(Wants, AskForAnySeededChangeWhereOnlyACatalogIsLookedAt)
{
	const Incident one = with("saw    = [\"@columns public.orders\", \"public.orders\"]\nin     = [\"app_db\"]",
	                          "saw = [\"@table_stats\", \"pg_catalog.pg_class\"]\nin = [\"app_db\"]");
	EXPECT_TRUE(wanted(one, "altered app_db"));
	EXPECT_TRUE(wanted(one, "rewrote app_db"));
	EXPECT_TRUE(wanted(one, "look app_db pg_catalog.pg_class"));
	EXPECT_FALSE(wanted(one, "altered app_db pg_catalog.pg_class"));
	EXPECT_FALSE(wanted(one, "clouded app_db pg_catalog.pg_class"));
	EXPECT_FALSE(wanted(one, "altered tenant_a"));
	const Incident anywhere = with("saw    = [\"@columns public.orders\", \"public.orders\"]\nin     = [\"app_db\"]",
	                               "saw = [\"@table_stats\"]");
	for (const char *database : {"app_db", "tenant_a", "tenant_b", "tenant_c"})
		EXPECT_TRUE(wanted(anywhere, std::string("rewrote ") + database));
}

TEST(Wants, TieALookToTheActItMustFollow)
{
	const Incident incident =
	    with("before = { ended = [\"*\"] }", "after = { wrote = [\"orders\"], in = [\"app_db\"] }");
	for (const Want &want : incident.wants)
		if (describe(want) == "look @locks")
		{
			ASSERT_EQ(want.after.size(), 1u);
			EXPECT_EQ(describe(incident.wants[want.after[0]]), "changed app_db public.orders");
			return;
		}
	FAIL() << "the look is not wanted";
}
