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

TEST(ValidationOfFiles, WantsNoSeedThatWaitsForData)
{
	const ScenarioFolder folder;
	folder.write("common/orders.sql", "CREATE TABLE orders (id int);\nCOPY orders FROM STDIN;\n1\n\\.\n");
	const std::vector<std::string> problems = folder.problems(drift);
	EXPECT_TRUE(
	    std::find(problems.begin(), problems.end(),
	              "common/orders.sql:2: copies data from or to the client, who is none that could (write INSERT)") !=
	    problems.end())
	    << testing::PrintToString(problems);
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

/* What is held is shown before the cause is named. */
TEST(ValidationOfFiles, KeepsSpoilersOutOfTheCard)
{
	const auto problems = [](const std::string &id, const std::string &from, const std::string &says)
	{
		const ScenarioFolder folder;
		folder.replace(id + "/scenario.toml", "\"" + from + "\"", "\"" + says + "\"");
		return folder.problems(id);
	};
	const auto of_drift = [&](const std::string &says)
	{ return problems(drift, "Saw what the tenant that fails really lacks", says); };
	const std::string line = drift + "/scenario.toml:72: detect[2].says: ";
	const std::string mend = ", which a diagnosis asks for (tell where was looked, not what was found there)";
	EXPECT_EQ(of_drift("Saw that Tenant_B lacks it"), Texts{line + "names 'tenant_b'" + mend});
	EXPECT_EQ(of_drift("Saw that release_id is not there"), Texts{line + "names 'release_id'" + mend});
	EXPECT_EQ(of_drift("Saw that it is schema_behind"), Texts{line + "names 'schema_behind'" + mend});
	EXPECT_EQ(of_drift("Compared tenant_a, tenant_b and tenant_c"), Texts{}) << "points at none of them";
	EXPECT_EQ(of_drift("Saw orders where they fail"), Texts{}) << "no table is asked for";
	EXPECT_EQ(of_drift("Saw {{ahead}}"),
	          Texts{line +
	                "{{ahead}} differs among the instances and tells which one this is (leave it out, or let the "
	                "briefing tell it)"})
	    << "who is not behind tells who is";
	const auto of_fallout = [&](const std::string &says)
	{ return problems(fallout, "Saw who waits, and for whom", says); };
	const std::string other = fallout + "/scenario.toml:91: detect[1].says: ";
	EXPECT_EQ(of_fallout("Saw that migration_runner_1 holds it"), Texts{other + "names 'migration_runner_1'" + mend});
	EXPECT_EQ(of_fallout("Saw the locks of app_db"), Texts{other + "names 'app_db'" + mend});
	EXPECT_EQ(problems(drift, "Named the tenant that fails, and why", "Named tenant_b"),
	          Texts{drift + "/scenario.toml:78: detect[3].says: names 'tenant_b'" + mend})
	    << "of a diagnosis too: the same text serves all instances";
}

TEST(ValidationOfFiles, LetsTheCardSayWhatTheBriefingTells)
{
	const ScenarioFolder folder;
	folder.replace(drift + "/scenario.toml", "\"Saw what the tenant that fails really lacks\"", "\"Saw {{ahead}}\"");
	folder.append(drift + "/briefing.md", "\nCustomers of {{ahead}} call.\n");
	EXPECT_EQ(folder.problems(drift), Texts{});
	folder.replace(fallout + "/scenario.toml", "\"Saw who waits, and for whom\"", "\"Saw orders\"");
	EXPECT_EQ(folder.problems(fallout), Texts{});
	folder.write(fallout + "/briefing.md", "It is slow.\n");
	EXPECT_EQ(folder.problems(fallout).size(), 1U) << "the table is asked for, and nothing tells it";
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
