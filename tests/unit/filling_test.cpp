/*
 * {{name}} in texts, {{round}} in statements.
 */
#include <gtest/gtest.h>

#include "model/filling.hpp"

using namespace ride::model;

namespace
{

const Variables variables = {{"behind", "tenant_b"}, {"rows", "3000"}};

std::string filled(const std::string &text, Round round = Round::refused)
{
	std::vector<Problem> problems;
	std::string result = fill_text(variables, text, {"x.sql", 0}, "key", round, problems);
	EXPECT_TRUE(problems.empty()) << problems.front().text();
	return result;
}

} // namespace

TEST(Filling, ReplacesEveryName)
{
	EXPECT_EQ(filled("{{behind}}.orders has {{ rows }} of {{rows}}"), "tenant_b.orders has 3000 of 3000");
	EXPECT_EQ(filled(""), "");
	EXPECT_EQ(filled("{{{rows}}}"), "{3000}");
}

TEST(Filling, LeavesOtherBracesAlone)
{
	for (const char *text : {"'{{1,2},{3,4}}'::int[]", "{{", "}}", "{{Rows}}", "{{a-b}}", "{ {rows} }"})
		EXPECT_EQ(filled(text), text);
}

TEST(Filling, ReportsUndeclaredNamesWithTheirLine)
{
	std::vector<Problem> problems;
	fill_text(variables, "one\ntwo {{rowz}}\n{{nothing_like_it}}", {"x.sql", 0}, "", Round::refused, problems);
	ASSERT_EQ(problems.size(), 2u);
	EXPECT_EQ(problems[0].text(),
	          "x.sql:2: {{rowz}} is not declared (declare it in [[vary]] or [let]; did you mean rows?)");
	EXPECT_EQ(problems[1].text(), "x.sql:3: {{nothing_like_it}} is not declared "
	                              "(declare it in [[vary]] or [let]; known: behind, rows)");
}

TEST(Filling, CountsLinesFromWhereTheTextStands)
{
	std::vector<Problem> problems;
	fill_text(variables, "one\n{{x}}", {"x.toml", 40}, "let.y", Round::refused, problems);
	ASSERT_EQ(problems.size(), 1u);
	EXPECT_EQ(problems[0].source.line, 41u);
	EXPECT_EQ(problems[0].key, "let.y");
}

TEST(Filling, KeepsRoundForSessionsOnly)
{
	EXPECT_EQ(filled("r-{{round}} of {{rows}}", Round::stays), "r-{{round}} of 3000");
	std::vector<Problem> problems;
	fill_text(variables, "r-{{round}}", {"x.sql", 0}, "", Round::refused, problems);
	ASSERT_EQ(problems.size(), 1u);
	EXPECT_EQ(problems[0].text(), "x.sql:1: {{round}} has a value only in the statements of a session "
	                              "(use it in `first` or `run` of a [[session]], or leave it out)");
}

TEST(Filling, FillsAScenarioFromOutside)
{
	Scenario scenario;
	scenario.variables = variables;
	EXPECT_EQ(fill(scenario, "\\c {{behind}}", {"solve.sql", 0}), "\\c tenant_b");
	try
	{
		fill(scenario, "x\n{{behnd}}", {"solve.sql", 0});
		FAIL() << "an undeclared name was taken";
	}
	catch (const ScenarioError &error)
	{
		EXPECT_STREQ(error.what(),
		             "solve.sql:2: {{behnd}} is not declared (declare it in [[vary]] or [let]; did you mean behind?)");
	}
}

TEST(Filling, PutsTheRoundIntoAStatement)
{
	EXPECT_EQ(at_round("UPDATE t SET a = {{round}} % 7, b = {{ round }}", 15), "UPDATE t SET a = 15 % 7, b = 15");
	EXPECT_EQ(at_round("SELECT '{{1,2}}', {{other}}", 3), "SELECT '{{1,2}}', {{other}}");
	EXPECT_EQ(at_round("SELECT 1", 3), "SELECT 1");
}
