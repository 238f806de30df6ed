/*
 * Diagnosis: which pairs fit, what wrong ones cost, and when they are judged.
 */
#include <gtest/gtest.h>

#include "scenario_folder.hpp"

using namespace ride::model;
using namespace ride::test;

namespace
{

std::string judged(const std::string &id, const std::string &item, const char *mechanism, const char *culprit)
{
	return Incident(id).declare(mechanism, culprit).submit().item(item);
}

} // namespace

TEST(JudgeDiagnosis, AtDatabaseLevelTakesWhateverIsCorrect)
{
	for (const char *culprit : {"tenant_b", "tenant_b.orders", "tenant_b.orders.release_id",
	                            "tenant_b.schema_migrations", "tenant_b.schema_migrations.version"})
		EXPECT_EQ(judged(drift, "cause", "schema_behind", culprit), "held 20/20") << culprit;
	for (const char *culprit : {"tenant_a", "tenant_a.orders", "tenant_b.orders.status", "tenant_b.orders.version",
	                            "session:orders_api", "role:app_user"})
		EXPECT_EQ(judged(drift, "cause", "schema_behind", culprit), "missed 0/20") << culprit;
	EXPECT_EQ(judged(drift, "cause", "incomplete_backfill", "tenant_b"), "missed 0/20");
}

TEST(JudgeDiagnosis, AtTableLevelAsksForTheTable)
{
	for (const char *culprit : {"app_db.orders", "app_db.orders.release_id"})
		EXPECT_EQ(judged(fallout, "cause-half", "incomplete_backfill", culprit), "held 6/6") << culprit;
	for (const char *culprit : {"app_db", "app_db.schema_migrations", "app_db.orders.status"})
		EXPECT_EQ(judged(fallout, "cause-half", "incomplete_backfill", culprit), "missed 0/6") << culprit;
}

TEST(JudgeDiagnosis, AtColumnLevelAsksForTheColumn)
{
	const ScenarioFolder folder;
	folder.replace(fallout + "/scenario.toml", "culprit = [\"app_db.orders.{{column}}\"], at_least = \"table\"",
	               "culprit = [\"app_db.orders.{{column}}\"], at_least = \"column\"");
	const auto state = [&](const char *culprit)
	{ return Incident(folder, fallout).declare("incomplete_backfill", culprit).submit().item("cause-half"); };
	EXPECT_EQ(state("app_db.orders.release_id"), "held 6/6");
	EXPECT_EQ(state("app_db.orders"), "missed 0/6");
}

TEST(JudgeDiagnosis, TellsSchemasApart)
{
	const ScenarioFolder folder;
	folder.append(fallout + "/seed/half.sql", "CREATE TABLE archive.orders (id bigint);\n");
	const auto state = [&](const char *culprit)
	{ return Incident(folder, fallout).declare("incomplete_backfill", culprit).submit().item("cause-half"); };
	EXPECT_EQ(state("app_db.archive.orders"), "missed 0/6");
	EXPECT_EQ(state("app_db.public.orders"), "held 6/6");
}

TEST(JudgeDiagnosis, WithoutALevelAsksForWhatIsSpelled)
{
	const ScenarioFolder folder;
	folder.replace(fallout + "/scenario.toml", "culprit = [\"app_db.orders.{{column}}\"], at_least = \"table\"",
	               "culprit = [\"app_db.orders\"]");
	const auto state = [&](const char *culprit)
	{ return Incident(folder, fallout).declare("incomplete_backfill", culprit).submit().item("cause-half"); };
	EXPECT_EQ(state("app_db.orders"), "held 6/6");
	EXPECT_EQ(state("app_db"), "missed 0/6");
}

TEST(JudgeDiagnosis, OfASessionGoesByItsName)
{
	EXPECT_EQ(judged(fallout, "cause-lock", "blocked_by_open_transaction", "migration_runner_1"), "held 8/8");
	EXPECT_EQ(judged(fallout, "cause-lock", "blocked_by_open_transaction", "app_writer"), "missed 0/8");
}

TEST(JudgeDiagnosis, ShowsNothingBeforeSubmitButHowManyStand)
{
	Incident incident(fallout);
	Card before = incident.card();
	incident.declare("schema_behind", "tenant_b").declare("schema_behind", "tenant_a");
	EXPECT_EQ(incident.item("cause-lock"), "open 0/8");
	EXPECT_EQ(incident.item("cause-tenant"), "open 0/6");
	EXPECT_EQ(incident.card().noted, 2u);
	before.noted = 2;
	EXPECT_EQ(as_json(incident.card()), as_json(before)) << "right or wrong must not show";
	incident.evidence.declared.pop_back();
	incident.submit();
	EXPECT_EQ(incident.item("cause-lock"), "missed 0/8");
	EXPECT_EQ(incident.item("cause-tenant"), "held 6/6");
}

TEST(JudgeDiagnosis, LosesHalfForEveryWrongPair)
{
	Incident incident(fallout);
	incident.declare("blocked_by_open_transaction", "migration_runner_1")
	    .declare("incomplete_backfill", "app_db.orders")
	    .declare("schema_behind", "tenant_b")
	    .submit();
	EXPECT_EQ(incident.card().detect, 20);
	incident.declare("schema_behind", "tenant_a");
	EXPECT_EQ(incident.item("cause-lock"), "held 4/8");
	EXPECT_EQ(incident.item("cause-half"), "held 3/6");
	incident.declare("schema_behind", "tenant_c");
	EXPECT_EQ(incident.item("cause-lock"), "held 2/8");
	EXPECT_EQ(incident.item("cause-half"), "held 1/6") << "3 halved, rounded down";
	incident.declare("schema_behind", "app_db").declare("incomplete_backfill", "tenant_c");
	EXPECT_EQ(incident.item("cause-lock"), "held 0/8");
	EXPECT_EQ(incident.card().detect, 0);
}

TEST(JudgeDiagnosis, LeavesEvidenceWhole)
{
	Incident incident(drift);
	incident.at(1, "look tenant_b app_log").declare("schema_behind", "tenant_a").submit();
	EXPECT_EQ(incident.item("columns"), "held 8/8");
	EXPECT_EQ(incident.card().detect, 8);
}

TEST(JudgeDiagnosis, CountsAPairOnceAndSeveralRightOnesAsRight)
{
	Incident incident(drift);
	incident.declare("schema_behind", "tenant_b").declare("schema_behind", "tenant_b.orders").submit();
	EXPECT_EQ(incident.item("cause"), "held 20/20");
	incident.declare("schema_behind", "tenant_c").declare("schema_behind", "TENANT_C");
	EXPECT_EQ(incident.item("cause"), "held 10/20");
}

/* Three hands that are right, each in another way. */
TEST(JudgeDiagnosis, TakesACoarseNameForTrueAndNotForEnough)
{
	Incident incident(fallout);
	incident.declare("blocked_by_open_transaction", "migration_runner_1")
	    .declare("incomplete_backfill", "app_db")
	    .declare("schema_behind", "tenant_b")
	    .submit();
	EXPECT_EQ(incident.item("cause-lock"), "held 8/8");
	EXPECT_EQ(incident.item("cause-half"), "missed 0/6");
	EXPECT_EQ(incident.item("cause-tenant"), "held 6/6");
	incident.declare("incomplete_backfill", "app_db.orders");
	EXPECT_EQ(incident.item("cause-half"), "held 6/6") << "said more exactly later on";
	EXPECT_EQ(incident.card().detect, 20);
}

TEST(JudgeDiagnosis, TakesAnyOfTheDiagnosesOfAnItem)
{
	const ScenarioFolder folder;
	folder.replace(fallout + "/scenario.toml",
	               "{ mechanism = [\"blocked_by_open_transaction\"], culprit = [\"session:migration_runner_1\"] }",
	               "[{ mechanism = [\"blocked_by_open_transaction\"], culprit = [\"session:migration_runner_1\"] },\n"
	               " { mechanism = [\"incomplete_backfill\"], culprit = [\"app_db.schema_migrations\"] }]");
	const auto state = [&](const char *mechanism, const char *culprit)
	{ return Incident(folder, fallout).declare(mechanism, culprit).submit().item("cause-lock"); };
	EXPECT_EQ(state("blocked_by_open_transaction", "migration_runner_1"), "held 8/8");
	EXPECT_EQ(state("incomplete_backfill", "app_db.schema_migrations"), "held 8/8");
	EXPECT_EQ(state("blocked_by_open_transaction", "app_db.schema_migrations"), "missed 0/8") << "neither of them";
	EXPECT_EQ(state("incomplete_backfill", "migration_runner_1"), "missed 0/8") << "neither of them";
}

TEST(JudgeDiagnosis, FollowsTheCulpritThatAPathAgreesWithFurthest)
{
	const ScenarioFolder folder;
	folder.replace(drift + "/scenario.toml", "culprit = [\"{{behind}}.orders.{{column}}\"",
	               "culprit = [\"{{behind}}\", \"{{behind}}.orders.{{column}}\"");
	const auto state = [&](const char *culprit)
	{ return Incident(folder, drift).declare("schema_behind", culprit).submit().item("cause"); };
	EXPECT_EQ(state("tenant_b"), "held 20/20");
	EXPECT_EQ(state("tenant_b.orders"), "held 20/20");
	EXPECT_EQ(state("tenant_b.schema_migrations.version"), "held 20/20");
	EXPECT_EQ(state("tenant_b.orders.status"), "missed 0/20") << "continues the database, contradicts the column";
}

/* Three hands that know nothing. */
TEST(JudgeDiagnosis, GivesNothingForABareDatabaseUnderEveryMechanism)
{
	Incident incident(fallout);
	for (const Mechanism &mechanism : incident.vocabulary.mechanisms)
		incident.declare(mechanism.name, "app_db");
	incident.submit();
	EXPECT_EQ(incident.card().detect, 0);
	incident.declare("blocked_by_open_transaction", "migration_runner_1");
	EXPECT_EQ(incident.item("cause-lock"), "held 2/8") << "one of the three is true, two are not";
}

TEST(JudgeDiagnosis, GivesNothingForEveryDatabaseUnderTheRightMechanism)
{
	Incident incident(fallout);
	for (const char *database : {"app_db", "tenant_a", "tenant_b", "tenant_c"})
		incident.declare("incomplete_backfill", database);
	incident.declare("incomplete_backfill", "app_db.orders").submit();
	EXPECT_EQ(incident.item("cause-half"), "held 0/6") << "three of the four accuse somebody else";
}

TEST(JudgeDiagnosis, HalvesForEveryColumnThatIsNotTheOne)
{
	Incident incident(fallout);
	for (const char *column : {"release_id", "status", "total_cents", "customer_id"})
		incident.declare("incomplete_backfill", std::string("app_db.orders.") + column);
	EXPECT_EQ(incident.submit().item("cause-half"), "held 0/6");
}

TEST(JudgeDiagnosis, SurvivesManyWrongPairs)
{
	Incident incident(drift);
	incident.declare("schema_behind", "tenant_b").submit();
	for (int i = 0; i < 70; i++)
		incident.evidence.declared.push_back(
		    {"wrong_" + std::to_string(i), parse_culprit(incident.scenario, "tenant_b")});
	EXPECT_EQ(incident.item("cause"), "held 0/20");
}
