/*
 * Rules about the files beside scenario.toml, and about many problems at once.
 */
#include <gtest/gtest.h>

#include "scenario_folder.hpp"

using namespace ride::model;
using namespace ride::test;

namespace
{

using Texts = std::vector<std::string>;

} // namespace

TEST(ValidationOfFiles, NeedsTheProse)
{
	const ScenarioFolder folder;
	folder.remove(drift + "/briefing.md");
	folder.write(drift + "/postmortem.md", "");
	EXPECT_EQ(folder.problems(drift),
	          (Texts{drift + "/briefing.md: is missing (write it: every scenario has one)",
	                 drift + "/postmortem.md: is empty or cannot be read (write it: every scenario has one)"}));
}

TEST(ValidationOfFiles, WantsTextThatAServerTakes)
{
	const ScenarioFolder folder;
	folder.write(drift + "/briefing.md", "One\ntwo \xff\n");
	folder.write(drift + "/postmortem.md", std::string("One") + '\0');
	EXPECT_EQ(folder.problems(drift),
	          (Texts{drift + "/briefing.md:2: is not UTF-8 (save it as UTF-8 text)",
	                 drift + "/postmortem.md:1: contains a zero byte (save it as UTF-8 text)"}));
}

TEST(ValidationOfFiles, NamesTheLineInsideAText)
{
	const ScenarioFolder folder;
	folder.append(drift + "/briefing.md", "\n\nIt was {{behnd}}.\n");
	folder.append("common/orders.sql", "SELECT {{colum}};\n");
	EXPECT_EQ(
	    folder.problems(drift),
	    (Texts{
	        "common/orders.sql:15: {{colum}} is not declared (declare it in [[vary]] or [let]; did you mean column?)",
	        "common/orders.sql:15: {{colum}} is not declared (declare it in [[vary]] or [let]; did you mean column?)",
	        drift +
	            "/briefing.md:6: {{behnd}} is not declared (declare it in [[vary]] or [let]; did you mean behind?)"}));
}

TEST(ValidationOfFiles, KeepsSpoilersOutOfTheBriefing)
{
	const ScenarioFolder folder;
	folder.append(drift + "/briefing.md", "Is it schema_behind? Somebody forgot Release_ID.\n");
	EXPECT_EQ(folder.problems(drift),
	          (Texts{drift + "/briefing.md: names 'release_id', which a diagnosis asks for (tell symptoms only)",
	                 drift + "/briefing.md: names 'schema_behind', which a diagnosis asks for (tell symptoms only)"}));
	folder.write(drift + "/briefing.md", "Orders fail in tenant_b.\n");
	EXPECT_EQ(folder.problems(drift),
	          Texts{drift + "/briefing.md: names 'tenant_b', which a diagnosis asks for (tell symptoms only)"});
	folder.write(fallout + "/briefing.md", "Ask migration_runner_1. app_db, tenant_a, tenant_b, tenant_c.\n");
	EXPECT_EQ(
	    folder.problems(fallout),
	    Texts{fallout + "/briefing.md: names 'migration_runner_1', which a diagnosis asks for (tell symptoms only)"});
}

TEST(ValidationOfFiles, CollectsProblemsOfSeveralFiles)
{
	const ScenarioFolder folder;
	folder.replace(drift + "/scenario.toml", "level   = 4", "level = 9\nlevle = 4");
	folder.replace(drift + "/scenario.toml", "\"release.sql\"", "\"releese.sql\"");
	folder.remove(drift + "/postmortem.md");
	EXPECT_EQ(
	    folder.problems(drift),
	    (Texts{drift + "/scenario.toml:4: level: is 9 (write a number from 1 to 5)",
	           drift + "/scenario.toml:39: database[1].seed: stage-09/09-schema-drift/seed/releese.sql is missing "
	                   "(write it, or name another file)",
	           drift + "/scenario.toml:5: levle: unknown key (did you mean level?)",
	           drift + "/postmortem.md: is missing (write it: every scenario has one)"}));
}

TEST(ValidationOfFiles, StopsAtASyntaxError)
{
	const ScenarioFolder folder;
	folder.replace(drift + "/scenario.toml", "level   = 4", "level = = 4");
	const Texts problems = folder.problems(drift);
	ASSERT_EQ(problems.size(), 1u);
	EXPECT_EQ(problems[0].substr(0, drift.size() + 17), drift + "/scenario.toml:4:");
}

TEST(ValidationOfFiles, JudgesEveryInstance)
{
	const ScenarioFolder folder;
	folder.replace(drift + "/scenario.toml", "shuffle = [\"tenant_b\", \"tenant_a\", \"tenant_c\"]",
	               "pick = [[\"tenant_b\", \"tenant_a\", \"tenant_c\"], [\"tenant_b\", \"tenant_a\", \"tenant_d\"]]");
	EXPECT_EQ(folder.problems(drift, 0), Texts{});
	EXPECT_EQ(folder.problems(drift, 1).front(),
	          drift + "/scenario.toml:47: session[1].in: there is no database 'tenant_c' (did you mean tenant_a?)");
}
