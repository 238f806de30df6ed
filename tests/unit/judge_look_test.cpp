/*
 * Evidence: looked, in time, in every database.
 */
#include <gtest/gtest.h>

#include "scenario_folder.hpp"

using namespace ride::model;
using namespace ride::test;

namespace
{

/* The fallout with its first detect item (7 points) rewritten. */
Incident rewritten(const std::string &look)
{
	const ScenarioFolder folder;
	folder.replace(fallout + "/scenario.toml", "saw    = [\"@locks\", \"@sessions\"]\nbefore = { ended = [\"*\"] }",
	               look);
	return Incident(folder, fallout);
}

} // namespace

TEST(JudgeLook, NeedsEveryDatabase)
{
	Incident incident(drift);
	EXPECT_EQ(incident.item("versions"), "open 0/12");
	incident.at(1, "look tenant_a public.schema_migrations").at(2, "look tenant_b public.schema_migrations");
	EXPECT_EQ(incident.item("versions"), "open 0/12");
	incident.at(3, "look tenant_c public.schema_migrations");
	EXPECT_EQ(incident.item("versions"), "held 12/12");
}

TEST(JudgeLook, IsMissedOnlyAtSubmit)
{
	Incident incident(drift);
	incident.at(1, "look tenant_a public.schema_migrations").submit();
	EXPECT_EQ(incident.item("versions"), "missed 0/12");
	EXPECT_EQ(incident.item("columns"), "missed 0/8");
}

TEST(JudgeLook, TakesAnyOfItsSights)
{
	for (const char *fact : {"look tenant_b @columns public.orders", "look tenant_b public.orders",
	                         "look tenant_b error:42703 release_id", "look tenant_b app_log"})
		EXPECT_EQ(Incident(drift).at(5, fact).item("columns"), "held 8/8") << fact;
}

TEST(JudgeLook, ClosesWhenANamedRelationIsAltered)
{
	Incident incident(drift);
	incident.at(4, "altered tenant_b public.orders");
	for (const char *fact : {"look tenant_b @columns public.orders", "look tenant_b error:42703 release_id",
	                         "look tenant_b app_log", "look tenant_b public.orders"})
	{
		EXPECT_EQ(Incident(incident).at(3, fact).item("columns"), "held 8/8") << fact;
		EXPECT_EQ(Incident(incident).at(5, fact).item("columns"), "late 0/8") << fact;
	}
	EXPECT_EQ(incident.at(5, "look tenant_b app_log").at(3, "look tenant_b public.orders").item("columns"), "held 8/8")
	    << "one look in time is enough";
}

TEST(JudgeLook, AtColumnsIsNotClosedByWritingRows)
{
	Incident incident(drift);
	incident.at(4, "rewrote tenant_b public.orders");
	EXPECT_EQ(Incident(incident).at(5, "look tenant_b @columns public.orders").item("columns"), "held 8/8");
	for (const char *fact :
	     {"look tenant_b error:42703 release_id", "look tenant_b app_log", "look tenant_b public.orders"})
		EXPECT_EQ(Incident(incident).at(5, fact).item("columns"), "late 0/8") << fact;
}

TEST(JudgeLook, AtRowsIsLateWhileOwnOnesStandAmongThem)
{
	Incident incident(drift);
	incident.at(5, "clouded tenant_b public.orders");
	EXPECT_EQ(incident.item("columns"), "late 0/8");
	EXPECT_EQ(Incident(incident).at(6, "look tenant_b app_log").item("columns"), "held 8/8") << "another sight";
	EXPECT_EQ(incident.at(7, "look tenant_b public.orders").item("columns"), "held 8/8")
	    << "looked again, once they were gone";
}

TEST(JudgeLook, IsNotClosedByOtherRelationsOrDatabases)
{
	Incident incident(drift);
	incident.at(1, "rewrote tenant_b public.schema_migrations").at(2, "altered tenant_a public.schema_migrations");
	EXPECT_EQ(incident.at(9, "look tenant_b public.orders").item("columns"), "held 8/8");
}

TEST(JudgeLook, ThatIsLateAnywhereIsLate)
{
	Incident incident(drift);
	incident.at(1, "look tenant_a public.schema_migrations")
	    .at(2, "rewrote tenant_b public.schema_migrations")
	    .at(3, "look tenant_b public.schema_migrations");
	EXPECT_EQ(incident.item("versions"), "late 0/12") << "before submit, with tenant_c not looked at";
	incident.at(4, "look tenant_c public.schema_migrations").submit();
	EXPECT_EQ(incident.item("versions"), "late 0/12");
}

TEST(JudgeLook, BeforeAnActIsGovernedByThatActAlone)
{
	Incident incident(fallout);
	EXPECT_EQ(Incident(incident).at(3, "look @locks").item("queue"), "held 7/7");
	EXPECT_EQ(Incident(incident).at(3, "look @locks").at(4, "ended app_writer").item("queue"), "held 7/7");
	EXPECT_EQ(Incident(incident).at(3, "look @sessions").at(2, "ended migration_runner_1").item("queue"), "late 0/7");
	EXPECT_EQ(
	    Incident(incident).at(3, "look @sessions").at(4, "ended app_writer").at(2, "ended old_app_1").item("queue"),
	    "late 0/7")
	    << "the earliest of the act's parts counts";
	EXPECT_EQ(Incident(incident).at(9, "look @locks").at(2, "altered app_db public.orders").item("queue"), "held 7/7");
}

TEST(JudgeLook, BeforeAWriteCountsPerDatabaseOfTheAct)
{
	Incident incident = rewritten("saw = [\"@sessions\"]\nbefore = { wrote = [\"public.orders\"], in = [\"app_db\"] }");
	incident.at(5, "look @sessions");
	EXPECT_EQ(Incident(incident).at(4, "rewrote tenant_a public.orders").item("queue"), "held 7/7");
	EXPECT_EQ(Incident(incident).at(4, "rewrote app_db public.orders").item("queue"), "late 0/7");
	EXPECT_EQ(Incident(incident).at(6, "altered app_db public.orders").item("queue"), "held 7/7");
}

TEST(JudgeLook, AtSessionsClosesAtTheFirstSignal)
{
	Incident incident = rewritten("saw = [\"@locks\", \"@sessions\"]");
	EXPECT_EQ(Incident(incident).at(2, "look @locks").at(3, "signalled").item("queue"), "held 7/7");
	EXPECT_EQ(Incident(incident).at(4, "look @locks").at(3, "signalled").item("queue"), "late 0/7");
	EXPECT_EQ(Incident(incident).at(4, "look @locks").at(3, "altered app_db public.orders").item("queue"), "held 7/7");
}

TEST(JudgeLook, OfSeveralClassesGoesEachByItsOwn)
{
	Incident incident = rewritten("saw = [\"@sessions\", \"ride.app_log\"]\nin = [\"app_db\"]");
	incident.at(3, "signalled");
	EXPECT_EQ(Incident(incident).at(5, "look app_db @sessions").item("queue"), "late 0/7");
	EXPECT_EQ(Incident(incident).at(5, "look app_db app_log").item("queue"), "held 7/7");
	EXPECT_EQ(Incident(incident).at(5, "look app_db app_log").at(4, "altered app_db").item("queue"), "late 0/7");
}

TEST(JudgeLook, AtARelationWinsOverSignals)
{
	Incident incident = rewritten("saw = [\"@sessions\", \"public.orders\"]\nin = [\"app_db\"]");
	incident.at(3, "look app_db @sessions");
	EXPECT_THROW(incident.at(1, "signalled"), std::invalid_argument) << "nobody even asks for signals";
	EXPECT_EQ(incident.item("queue"), "held 7/7");
	EXPECT_EQ(incident.at(2, "altered app_db public.orders").item("queue"), "late 0/7");
}

TEST(JudgeLook, AtCatalogsClosesAtTheFirstChangeOfAnySeededRelation)
{
	Incident incident = rewritten("saw = [\"@table_stats\"]");
	incident.at(5, "look @table_stats");
	EXPECT_EQ(Incident(incident).at(6, "rewrote tenant_c").item("queue"), "held 7/7");
	EXPECT_EQ(Incident(incident).at(4, "rewrote tenant_c").item("queue"), "late 0/7")
	    << "anywhere: the earliest of all";
}

TEST(JudgeLook, AfterAnActMustFollowIt)
{
	Incident incident = rewritten("saw = [\"@locks\"]\nafter = { did = [\"ALTER SYSTEM\"] }");
	incident.at(5, "look @locks");
	EXPECT_EQ(incident.item("queue"), "open 0/7");
	EXPECT_EQ(Incident(incident).at(6, "did ALTER SYSTEM").item("queue"), "open 0/7");
	EXPECT_EQ(Incident(incident).at(4, "did ALTER SYSTEM").item("queue"), "held 7/7");
	EXPECT_EQ(Incident(incident).at(6, "did ALTER SYSTEM").submit().item("queue"), "missed 0/7");
}

TEST(Judge, RefusesEvidenceOfAnotherScenario)
{
	Incident incident(drift);
	incident.evidence.facts.pop_back();
	EXPECT_THROW(incident.card(), std::invalid_argument);
	incident = Incident(drift);
	incident.evidence.fix.push_back(true);
	EXPECT_THROW(incident.card(), std::invalid_argument);
	incident = Incident(drift);
	incident.evidence.trap.clear();
	EXPECT_THROW(incident.card(), std::invalid_argument);
}
