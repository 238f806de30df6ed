/*
 * Culprits as people type them.
 */
#include <gtest/gtest.h>

#include "model/culprit.hpp"
#include "scenario_folder.hpp"

using namespace ride::model;
using namespace ride::test;

namespace
{

std::string parsed(const Scenario &scenario, const std::string &given)
{
	try
	{
		return to_text(parse_culprit(scenario, given));
	}
	catch (const std::invalid_argument &error)
	{
		return std::string("error: ") + error.what();
	}
}

} // namespace

TEST(Culprit, FoldsAsSqlDoes)
{
	const Scenario scenario = ScenarioFolder().load(drift);
	for (const char *given : {"tenant_b.orders.release_id", "TENANT_B.Orders.Release_ID",
	                          "tenant_b.public.orders.release_id", "\"tenant_b\".\"public\".\"orders\".\"release_id\"",
	                          " tenant_b . orders . release_id ", "tenant_b.PUBLIC.orders.release_id"})
		EXPECT_EQ(parsed(scenario, given), "tenant_b.orders.release_id") << given;
	EXPECT_EQ(parsed(scenario, "Tenant_B"), "tenant_b");
	EXPECT_EQ(parsed(scenario, "tenant_b.public.orders"), "tenant_b.orders");
	EXPECT_EQ(parsed(scenario, "tenant_b.orders.\"Status\""), "tenant_b.orders.\"Status\"") << "quotes keep case";
	EXPECT_EQ(parsed(scenario, "tenant_b.orders.\"a\"\"b.c\""),
	          "error: nothing here has or wants a column a\"b.c in orders")
	    << "a typing error is no wrong pair";
}

TEST(Culprit, OfAnObjectIsWhole)
{
	const Scenario scenario = ScenarioFolder().load(drift);
	const Culprit database = parse_culprit(scenario, "tenant_b");
	EXPECT_EQ(database.kind, Culprit::Kind::object);
	EXPECT_EQ(database.schema, "");
	EXPECT_EQ(level_of(database), Diagnosis::Level::database);
	const Culprit table = parse_culprit(scenario, "tenant_b.orders");
	EXPECT_EQ(table.schema, "public");
	EXPECT_EQ(level_of(table), Diagnosis::Level::table);
	EXPECT_EQ(level_of(parse_culprit(scenario, "tenant_b.orders.status")), Diagnosis::Level::column);
	EXPECT_EQ(parse_culprit(scenario, to_text(table)), table);
}

/* The director stores the spelling, and reads it at every score. */
TEST(Culprit, IsReadBackAsItWasWritten)
{
	const ScenarioFolder folder;
	folder.append("common/orders.sql", "-- status.old, \"say\", public.orders\n");
	const Scenario scenario = folder.load(drift);
	for (const char *given : {"tenant_b.orders.\"Status\"", "tenant_b.orders.\"status.old\"",
	                          "tenant_b.orders.\"public.orders\"", "tenant_b.orders.\"\"\"say\"\"\"", "slot:A b.c"})
	{
		const Culprit culprit = parse_culprit(scenario, given);
		EXPECT_EQ(to_text(culprit), given);
		EXPECT_EQ(parse_culprit(scenario, to_text(culprit)), culprit) << given;
	}
}

TEST(Culprit, KnowsItsPrefixes)
{
	const Scenario scenario = ScenarioFolder().load(fallout);
	EXPECT_EQ(parsed(scenario, "session:migration_runner_1"), "session:migration_runner_1");
	EXPECT_EQ(parsed(scenario, "SESSION: Migration_Runner_1"), "session:migration_runner_1");
	EXPECT_EQ(parsed(scenario, "role:App_User"), "role:app_user");
	EXPECT_EQ(parsed(scenario, "setting:Work_Mem"), "setting:work_mem");
	EXPECT_EQ(parsed(scenario, "slot:standby_1"), "slot:standby_1");
	EXPECT_EQ(parsed(scenario, "node:primary"), "node:primary");
	EXPECT_EQ(parsed(scenario, "node:standby"), "error: there is no node standby; known: primary");
	EXPECT_EQ(parsed(scenario, "pid:12"),
	          "error: 'pid:' is no kind of culprit; write session:, role:, slot:, setting: or node:");
	EXPECT_EQ(parsed(scenario, "session:"), "error: a name is missing after session:");
	EXPECT_EQ(parsed(scenario, "session:migration_runer_1"),
	          "error: there is no session migration_runer_1; did you mean migration_runner_1?");
}

TEST(Culprit, MayLeaveThePrefixOut)
{
	const Scenario scenario = ScenarioFolder().load(fallout);
	EXPECT_EQ(parsed(scenario, "migration_runner_1"), "session:migration_runner_1");
	EXPECT_EQ(parsed(scenario, "Old_App_1"), "session:old_app_1");
	EXPECT_EQ(parsed(scenario, "migrator"), "role:migrator");
	EXPECT_EQ(parsed(scenario, "primary"), "node:primary");
}

TEST(Culprit, FindsASessionByItsApplicationName)
{
	const ScenarioFolder folder;
	folder.replace(fallout + "/scenario.toml", "name     = \"old_app_1\"",
	               "name = \"old_app_1\"\napplication_name = \"Shop v1.2\"");
	folder.replace(fallout + "/scenario.toml", "name     = \"orders_api\"",
	               "name = \"orders_api\"\napplication_name = \"shared\"");
	folder.replace(fallout + "/scenario.toml", "name     = \"app_writer\"",
	               "name = \"app_writer\"\napplication_name = \"shared\"");
	const Scenario scenario = folder.load(fallout);
	EXPECT_EQ(parsed(scenario, "session:shop v1.2"), "session:old_app_1");
	EXPECT_EQ(parsed(scenario, "Shop v1.2"), "session:old_app_1");
	EXPECT_EQ(as_seen(scenario, parse_culprit(scenario, "old_app_1")), "session:Shop v1.2");
	EXPECT_EQ(as_seen(scenario, parse_culprit(scenario, "session:Shop v1.2")), "session:Shop v1.2");
	EXPECT_EQ(as_seen(scenario, parse_culprit(scenario, "orders_api")), "session:orders_api")
	    << "two are seen as shared";
	EXPECT_EQ(as_seen(scenario, parse_culprit(scenario, "tenant_b.orders")), "tenant_b.orders");
	EXPECT_EQ(parsed(scenario, "session:Shop v1.3"), "error: there is no session Shop v1.3; did you mean Shop v1.2?");
	EXPECT_EQ(parsed(scenario, "session:zzz"),
	          "error: there is no session zzz; known: Shop v1.2, app_writer, migration_runner_1, orders_api");
	EXPECT_EQ(parsed(scenario, "shared"),
	          "error: several sessions are called shared: session:app_writer, session:orders_api");
}

TEST(Culprit, AsksWhichWhenASessionIsAlsoARole)
{
	const ScenarioFolder folder;
	folder.append(fallout + "/scenario.toml", "\n[[role]]\nname = \"app_writer\"\n");
	const Scenario scenario = folder.load(fallout);
	EXPECT_EQ(parsed(scenario, "app_writer"),
	          "error: app_writer is a session and a role: write session:app_writer or role:app_writer");
	EXPECT_EQ(parsed(scenario, "role:app_writer"), "role:app_writer");
	EXPECT_EQ(parsed(scenario, "session:app_writer"), "session:app_writer");
}

TEST(Culprit, MayLeaveTheDatabaseOutWhereOneHasTheTable)
{
	const ScenarioFolder folder;
	folder.write(fallout + "/seed/half.sql", "ALTER TABLE orders ADD COLUMN {{column}} text;\n"
	                                         "create unlogged table if not exists \"exports\" (id int);\n"
	                                         "CREATE OR REPLACE VIEW report.daily AS SELECT 1;\n");
	const Scenario scenario = folder.load(fallout);
	EXPECT_EQ(parsed(scenario, "exports"), "app_db.exports");
	EXPECT_EQ(parsed(scenario, "exports.id"), "app_db.exports.id");
	EXPECT_EQ(parsed(scenario, "public.exports"), "app_db.exports");
	EXPECT_EQ(parsed(scenario, "report.daily"), "app_db.report.daily");
	EXPECT_EQ(parsed(scenario, "app_db.report.daily.id"), "app_db.report.daily.id");
	EXPECT_EQ(parsed(scenario, "orders.release_id"),
	          "error: orders.release_id is in several databases: say which, for example app_db.orders.release_id");
}

TEST(Culprit, KnowsARelationThatOnlyAnItemNames)
{
	const ScenarioFolder folder;
	folder.append("common/orders.sql", "SELECT make_table('exports');\n");
	folder.replace(fallout + "/scenario.toml", "ended  = [\"app_writer\", \"old_app_1\", \"orders_api\"]",
	               "wrote = [\"exports\"]\nin = [\"app_db\"]");
	const Scenario scenario = folder.load(fallout);
	EXPECT_EQ(parsed(scenario, "exports"), "app_db.exports");
	EXPECT_EQ(parsed(scenario, "tenant_a.exports").substr(0, 6), "error:") << "the act is about app_db only";
}

TEST(Culprit, ThatNamesNothingIsAnError)
{
	const Scenario scenario = ScenarioFolder().load(drift);
	EXPECT_EQ(parsed(scenario, ""),
	          "error: the culprit is empty; write db, db.table, db.table.column, or session:NAME");
	EXPECT_EQ(parsed(scenario, "tenant_d"),
	          "error: 'tenant_d' names nothing here; write db, db.table, db.table.column, "
	          "or session:NAME; did you mean tenant_a?");
	EXPECT_EQ(parsed(scenario, "tenant_b.order"),
	          "error: there is no relation order in tenant_b; did you mean public.orders?");
	EXPECT_EQ(parsed(scenario, "tenant_b..orders"), "error: a part of 'tenant_b..orders' is empty");
	EXPECT_EQ(parsed(scenario, "tenant_b.\"orders"), "error: the quotes in tenant_b.\"orders are not closed");
	EXPECT_EQ(parsed(scenario, "tenant_b.public.orders.a.b"),
	          "error: 'tenant_b.public.orders.a.b' has too many parts; write db.table.column");
	EXPECT_EQ(parsed(scenario, "4711"), "error: the process 4711 is no session of this incident; write session:NAME");
	EXPECT_EQ(parsed(scenario, "\"Tenant_B\"").substr(0, 6), "error:") << "quoted capitals are another database";
}

TEST(Culprit, NeverListsDatabasesInTheOrderOfTheFile)
{
	const ScenarioFolder folder;
	for (unsigned seed = 0; seed < 6; seed++)
		EXPECT_EQ(parsed(folder.load(drift, seed), "zzz"),
		          "error: 'zzz' names nothing here; write db, db.table, db.table.column, or session:NAME; "
		          "known: tenant_a, tenant_b, tenant_c, session:orders_api");
}
