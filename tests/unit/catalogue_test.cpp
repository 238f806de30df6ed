/*
 * Ids, what they may be shortened to, and the catalogue.
 */
#include <gtest/gtest.h>

#include "scenario_folder.hpp"

using namespace ride::model;
using namespace ride::test;

namespace
{

using Texts = std::vector<std::string>;

std::string unknown(const Catalogue &catalogue, const std::string &given)
{
	try
	{
		return "resolved to " + catalogue.resolve(given);
	}
	catch (const UnknownScenario &error)
	{
		return error.what();
	}
}

} // namespace

TEST(Catalogue, ListsFoldersWithTheFormOfAnId)
{
	const ScenarioFolder folder;
	folder.write("stage-01/02-first/readme", "");
	folder.write("stage-1/02-x/readme", "");
	folder.write("stage-09/notes/readme", "");
	folder.write("stage-09/10-Big/readme", "");
	EXPECT_EQ(Catalogue(folder.path()).ids(), (Texts{"stage-01/02-first", drift, fallout}));
}

TEST(Catalogue, ResolvesEveryShortForm)
{
	const ScenarioFolder folder;
	const Catalogue catalogue(folder.path());
	for (const char *given : {"stage-09/09-schema-drift", "09/09", "09-schema-drift", "schema-drift", "drift", "Drift",
	                          " 09/09 ", "schema", "stage-09"})
		EXPECT_EQ(catalogue.resolve(given), drift) << given;
	EXPECT_EQ(catalogue.resolve("12/02"), fallout);
}

TEST(Catalogue, PrefersAWholeSlugToAPart)
{
	const ScenarioFolder folder;
	folder.write("stage-10/01-schema-drift-again/readme", "");
	const Catalogue catalogue(folder.path());
	EXPECT_EQ(catalogue.resolve("schema-drift"), drift);
	EXPECT_EQ(catalogue.resolve("again"), "stage-10/01-schema-drift-again");
}

TEST(Catalogue, SaysWhatComesNear)
{
	const ScenarioFolder folder;
	const Catalogue catalogue(folder.path());
	EXPECT_EQ(unknown(catalogue, "stage"), "'stage' fits several scenarios: " + drift + ", " + fallout);
	EXPECT_EQ(unknown(catalogue, "schema-drfit"), "there is no scenario 'schema-drfit'; did you mean schema-drift?");
	EXPECT_EQ(unknown(catalogue, "vacuum"), "there is no scenario 'vacuum'; known: " + drift + ", " + fallout);
	EXPECT_EQ(unknown(catalogue, " "), "the id of a scenario is empty; known: " + drift + ", " + fallout);
}

TEST(Catalogue, LoadsFullIdsOnly)
{
	const ScenarioFolder folder;
	const Catalogue catalogue(folder.path());
	EXPECT_THROW(catalogue.load("09/09", 0), UnknownScenario);
	EXPECT_THROW(catalogue.load("../x", 0), UnknownScenario);
	EXPECT_EQ(catalogue.load(drift, 3).seed, 3u);
}

TEST(Catalogue, HasAnEntryForEachScenario)
{
	const ScenarioFolder folder;
	const std::vector<Entry> entries = Catalogue(folder.path()).entries();
	ASSERT_EQ(entries.size(), 2u);
	EXPECT_EQ(entries[0].id, drift);
	EXPECT_EQ(entries[0].title, "Schema drift between tenant databases");
	EXPECT_EQ(entries[0].topic, "Migrations & Releases");
	EXPECT_EQ(entries[0].level, 4);
	EXPECT_EQ(entries[0].minutes_from, 10);
	EXPECT_EQ(entries[0].minutes_to, 15);
	EXPECT_EQ(entries[0].combinations, 12u);
	EXPECT_EQ(entries[1].level, 5);
}

TEST(Catalogue, ReportsAllBrokenScenariosAtOnce)
{
	const ScenarioFolder folder;
	folder.remove(drift + "/scenario.toml");
	folder.remove(fallout + "/briefing.md");
	try
	{
		Catalogue(folder.path()).entries();
		FAIL() << "broken scenarios were listed";
	}
	catch (const ScenarioError &error)
	{
		EXPECT_STREQ(error.what(),
		             "stage-09/09-schema-drift/scenario.toml: is missing (every scenario has one)\n"
		             "stage-12/02-release-fallout/briefing.md: is missing (write it: every scenario has one)");
	}
}

TEST(Catalogue, ShortensIds)
{
	EXPECT_EQ(short_id(drift), "09/09");
	EXPECT_EQ(short_id("stage-12/02-release-fallout"), "12/02");
	EXPECT_EQ(short_id("something else"), "something else");
}
