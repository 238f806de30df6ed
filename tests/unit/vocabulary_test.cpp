/*
 * mechanisms.toml, evidence.toml, common.toml.
 */
#include <gtest/gtest.h>

#include "scenario_folder.hpp"

using namespace ride::model;
using namespace ride::test;

namespace
{

std::vector<std::string> problems_of(const ScenarioFolder &folder)
{
	std::vector<std::string> texts;
	try
	{
		Catalogue{folder.path()};
	}
	catch (const ScenarioError &error)
	{
		for (const Problem &problem : error.problems)
			texts.push_back(problem.text());
	}
	return texts;
}

using Texts = std::vector<std::string>;

} // namespace

TEST(Vocabulary, IsReadInFileOrder)
{
	const ScenarioFolder folder;
	const Catalogue catalogue(folder.path());
	const Vocabulary &vocabulary = catalogue.vocabulary();
	ASSERT_EQ(vocabulary.mechanisms.size(), 3u);
	EXPECT_EQ(vocabulary.mechanisms[0].name, "blocked_by_open_transaction");
	EXPECT_EQ(vocabulary.mechanisms[2].area, "Release");
	EXPECT_EQ(vocabulary.mechanism("schema_behind")->says, "A database lacks a schema change");
	EXPECT_EQ(vocabulary.mechanism("nope"), nullptr);

	const Group *columns = vocabulary.group("columns");
	ASSERT_NE(columns, nullptr);
	EXPECT_TRUE(columns->of_relation);
	EXPECT_FALSE(columns->plans);
	EXPECT_EQ(columns->closes, Closes::relation);
	EXPECT_EQ(columns->relations, (Texts{"pg_catalog.pg_attribute", "information_schema.columns"}));
	EXPECT_EQ(vocabulary.group("locks")->functions, Texts{"pg_catalog.pg_blocking_pids"});
	EXPECT_EQ(vocabulary.group("locks")->closes, Closes::signal);
	EXPECT_TRUE(vocabulary.group("plans")->plans);
	EXPECT_EQ(vocabulary.group("table_stats")->closes, Closes::catalog);
	EXPECT_EQ(vocabulary.group("@locks"), nullptr);
}

TEST(Vocabulary, ReportsBrokenMechanisms)
{
	const ScenarioFolder folder;
	folder.append("mechanisms.toml", "[[mechanism]]\nname = \"schema_behind\"\narea = \"x\"\nsays = \"y\"\nsay = 1\n"
	                                 "[[mechanism]]\nname = \"No Name\"\narea = \"x\"\n[mecanism]\n");
	EXPECT_EQ(
	    problems_of(folder),
	    (Texts{
	        "mechanisms.toml:16: mechanism[4].name: 'schema_behind' stands there twice (choose another name)",
	        "mechanisms.toml:19: mechanism[4].say: unknown key (did you mean says?)",
	        "mechanisms.toml:20: mechanism[5].says: is missing (add it here)",
	        "mechanisms.toml:21: mechanism[5].name: 'No Name' is no name (use small letters, digits and underscores)",
	        "mechanisms.toml:23: mecanism: unknown key (did you mean mechanism?)"}));
}

TEST(Vocabulary, ReportsBrokenGroups)
{
	const ScenarioFolder folder;
	folder.write("evidence.toml",
	             "[[group]]\nname = \"a\"\ncloses = \"never\"\nrelations = [\"pg_class\"]\n"
	             "[[group]]\nname = \"b\"\ncloses = \"relation\"\nrelations = [\"pg_catalog.pg_class\"]\n"
	             "[[group]]\nname = \"c\"\ncloses = \"signal\"\n");
	EXPECT_EQ(
	    problems_of(folder),
	    (Texts{
	        "evidence.toml:3: group[1].closes: 'never' is unknown (write relation, catalog or signal)",
	        "evidence.toml:4: group[1].relations: 'pg_class' would mean public.pg_class (write pg_catalog.pg_class)",
	        "evidence.toml:7: group[2].closes: 'relation' needs a relation (add of_relation = true, or close by catalog)",
	        "evidence.toml:9: group[3]: names no relation and no function (add relations = […] or functions = […])"}));
}

TEST(Vocabulary, ReportsBrokenCommonTraps)
{
	const ScenarioFolder folder;
	folder.write("common.toml",
	             "[[trap]]\nid = \"a\"\npoints = 10\nsays = \"x\"\ndid = [\"EXPLODE\"]\n"
	             "[[trap]]\nid = \"b\"\npoints = 99\nsays = \"x\"\nholds = \"SELECT true\"\n"
	             "[[trap]]\nid = \"c\"\npoints = 10\nsays = \"x\"\ndid = [\"DROP TABLE\"]\nin = [\"app_db\"]\n");
	EXPECT_EQ(
	    problems_of(folder),
	    (Texts{"common.toml:5: trap[1].did: 'EXPLODE' is no command tag "
	           "(write it in capitals as the server prints it, such as CREATE INDEX or DROP TABLE)",
	           "common.toml:8: trap[2].points: is 99 (write a number from 1 to 20)",
	           "common.toml:6: trap[2]: names no act (write one of did, wrote, ended, called)",
	           "common.toml:10: trap[2].holds: unknown key (known: id, points, says, covers, keeps, did, on, in, "
	           "wrote, ended, called, attempted)",
	           "common.toml:16: trap[3].in: names databases, but common traps are of every scenario (leave it out)"}));
}

TEST(Vocabulary, ReportsMissingFilesTogether)
{
	const ScenarioFolder folder;
	folder.remove("mechanisms.toml");
	folder.write("evidence.toml", "");
	folder.write("common.toml", "[[trap]\n");
	const Texts problems = problems_of(folder);
	ASSERT_EQ(problems.size(), 3u);
	EXPECT_EQ(problems[0], "mechanisms.toml: is missing (every scenarios folder has one)");
	EXPECT_EQ(problems[1], "evidence.toml: is empty or cannot be read (every scenarios folder has one)");
	EXPECT_EQ(problems[2].substr(0, 14), "common.toml:1:");
}

TEST(Vocabulary, ReportsAMissingFolder)
{
	try
	{
		Catalogue{"/nowhere/at/all"};
		FAIL() << "a missing folder was taken";
	}
	catch (const ScenarioError &error)
	{
		EXPECT_STREQ(error.what(), "/nowhere/at/all: is no folder (name the folder that holds the scenarios)");
	}
}
