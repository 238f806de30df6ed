/*
 * [[vary]] and [let]: values by seed.
 */
#include <gtest/gtest.h>

#include <set>

#include "model/variation.hpp"

using namespace ride::model;

namespace
{

struct Result
{
	Variation variation;
	std::vector<std::string> problems;
};

Result vary(const std::string &text, unsigned seed = 0)
{
	std::vector<Problem> problems;
	const Node node = parse_document(text, "x.toml", problems);
	FileReading reading{"x.toml", problems};
	TableReader document(node, "", reading);
	Result result{read_variation(document, seed), {}};
	for (const Problem &problem : problems)
		result.problems.push_back(problem.text());
	return result;
}

std::string values(const Result &result)
{
	std::string text;
	for (const auto &[name, value] : result.variation.variables)
		text += (text.empty() ? "" : " ") + name + "=" + value;
	return text;
}

const std::string both = "[[vary]]\nnames = [\"x\", \"y\", \"z\"]\nshuffle = [\"b\", \"a\", \"c\"]\n"
                         "[[vary]]\nnames = [\"v\", \"w\"]\npick = [[\"1\", \"one\"], [\"2\", \"two\"]]\n";

std::string only_problem(const std::string &text)
{
	const Result result = vary(text);
	EXPECT_EQ(result.problems.size(), 1u);
	return result.problems.empty() ? "" : result.problems.front();
}

} // namespace

TEST(Variation, TakesTheFirstOfEverythingForSeedZero)
{
	const Result result = vary(both);
	EXPECT_TRUE(result.problems.empty());
	EXPECT_EQ(values(result), "x=b y=a z=c v=1 w=one");
	EXPECT_EQ(result.variation.combinations, 12u);
}

TEST(Variation, RunsThroughAllCombinations)
{
	std::set<std::string> seen;
	for (unsigned seed = 0; seed < 12; seed++)
		seen.insert(values(vary(both, seed)));
	EXPECT_EQ(seen.size(), 12u);
	EXPECT_EQ(values(vary(both, 1)), "x=b y=c z=a v=1 w=one");
	EXPECT_EQ(values(vary(both, 5)), "x=c y=a z=b v=1 w=one");
	EXPECT_EQ(values(vary(both, 6)), "x=b y=a z=c v=2 w=two");
	EXPECT_EQ(values(vary(both, 11)), "x=c y=a z=b v=2 w=two");
}

TEST(Variation, GivesEveryNameAValueOfItsOwn)
{
	for (unsigned seed = 0; seed < 6; seed++)
	{
		const Variables variables = vary(both, seed).variation.variables;
		EXPECT_EQ((std::set<std::string>{variables[0].second, variables[1].second, variables[2].second}),
		          (std::set<std::string>{"a", "b", "c"}));
	}
}

TEST(Variation, BeginsAgainAfterTheLastCombination)
{
	EXPECT_EQ(values(vary(both, 12)), values(vary(both, 0)));
	EXPECT_EQ(values(vary(both, 4294967295u)), values(vary(both, 4294967295u % 12)));
	EXPECT_EQ(values(vary(both, 7)), values(vary(both, 7)));
}

TEST(Variation, CanBeAbsent)
{
	EXPECT_EQ(vary("", 5).variation.combinations, 1u);
	EXPECT_EQ(values(vary("[let]\nrows = \"3\"\n", 5)), "rows=3");
}

TEST(Variation, FillsLetFromVaryAndFromOtherLets)
{
	const Result result = vary(both + "[let]\nquery = \"{{part}} = '{{x}}'\"\npart = \"SELECT {{v}}\"\n", 6);
	EXPECT_TRUE(result.problems.empty());
	EXPECT_EQ(values(result), "x=b y=a z=c v=2 w=two query=SELECT 2 = 'b' part=SELECT 2");
}

TEST(Variation, RefusesALoopOfLets)
{
	EXPECT_EQ(only_problem("[let]\na = \"{{b}}\"\nb = \"{{c}}\"\nc = \"{{a}}\"\n"),
	          "x.toml:2: let.a: is defined by way of itself: a → b → c → a (write one of them out)");
	EXPECT_EQ(only_problem("[let]\na = \"{{a}}\"\n"),
	          "x.toml:2: let.a: is defined by way of itself: a → a (write one of them out)");
}

TEST(Variation, RefusesLetsThatGrowBeyondMeasure)
{
	std::string doubling = "[let]\na0 = \"0123456789\"\n", nested = "[let]\na0 = \"x\"\n";
	for (int i = 1; i <= 60; i++)
	{
		const std::string before = "{{a" + std::to_string(i - 1) + "}}", name = "a" + std::to_string(i) + " = ";
		doubling += name + "\"" + before + before + "\"\n";
		nested = nested + name + "\"" + before + "\"\n";
	}
	EXPECT_EQ(vary(doubling).problems.at(0), "x.toml:16: let.a14: is longer than 100000 bytes when it is filled "
	                                         "(a long text belongs in a seed file)");
	EXPECT_TRUE(vary(nested).problems.empty()) << "each in turn needs only the one before";
	std::string from_above = "[let]\n";
	for (int i = 60; i > 0; i--)
		from_above += "a" + std::to_string(i) + " = \"{{a" + std::to_string(i - 1) + "}}\"\n";
	EXPECT_EQ(only_problem(from_above + "a0 = \"x\"\n"),
	          "x.toml:52: let.a10: is made of more than 50 others, one in another (write some of them out)");
}

TEST(Variation, RefusesWhatLetCannotMean)
{
	EXPECT_EQ(only_problem("[let]\na = \"{{nope}}\"\nb = \"{{a}}\"\n"),
	          "x.toml:2: let.a: {{nope}} is not declared (declare it in [[vary]] or [let]; nothing is declared yet)");
	EXPECT_EQ(only_problem("[let]\na = \"{{round}}\"\n"),
	          "x.toml:2: let.a: {{round}} has a value only in the statements of a session "
	          "(use it in `first` or `run` of a [[session]], or leave it out)");
	EXPECT_EQ(only_problem("[let]\na = 3\n"),
	          "x.toml:2: let.a: is a whole number, but must be a string (put it in quotes)");
	EXPECT_EQ(only_problem("[let]\nA = \"3\"\n"),
	          "x.toml:2: let.A: 'A' is not a name of a variable (use small letters, digits and underscores)");
	EXPECT_EQ(only_problem(both + "[let]\nx = \"3\"\n"),
	          "x.toml:8: let.x: 'x' is declared twice (choose another name)");
}

TEST(Variation, RefusesWhatVaryCannotMean)
{
	const std::string head = "[[vary]]\nnames = [\"x\", \"y\"]\n";
	EXPECT_EQ(only_problem(head), "x.toml:1: vary[1]: needs exactly one of `shuffle` and `pick` "
	                              "(shuffle = [values] for every order of them, or pick = [[…], […]] for rows)");
	const Result both_ways = vary(head + "shuffle = [\"a\", \"b\"]\npick = [[\"a\"]]\n", 1);
	EXPECT_EQ(both_ways.problems.size(), 2u);
	EXPECT_EQ(values(both_ways), "x= y=") << "no row fits, and the values to shuffle are not asked for";
	EXPECT_EQ(only_problem(head + "shuffle = [\"a\"]\n"),
	          "x.toml:3: vary[1].shuffle: 1 values for 2 names (give as many values as names)");
	EXPECT_EQ(only_problem(head + "shuffle = [\"a\", \"a\"]\n"),
	          "x.toml:3: vary[1].shuffle: a value stands there twice (give each name a value of its own)");
	EXPECT_EQ(only_problem(head + "pick = [[\"a\", \"b\"],\n[\"c\"]]\n"),
	          "x.toml:4: vary[1].pick: a row does not fit the names (write a list of rows, each a list of 2 strings)");
	EXPECT_EQ(only_problem(head + "pick = [[\"a\", \"b\"], [\"a\", \"b\"]]\n"),
	          "x.toml:3: vary[1].pick: a row stands there twice (make every row different)");
	EXPECT_EQ(only_problem(head + "pick = \"a\"\n"),
	          "x.toml:3: vary[1].pick: is not a list of rows (write a list of rows, each a list of 2 strings)");
	EXPECT_EQ(only_problem(head + "shuffle = [\"a\", \"b\"]\nshufle = 1\n"),
	          "x.toml:4: vary[1].shufle: unknown key (did you mean shuffle?)");
	EXPECT_EQ(only_problem("[[vary]]\nnames = [\"round\"]\nshuffle = [\"a\"]\n"),
	          "x.toml:2: vary[1].names: 'round' is taken: it counts a session's rounds (choose another name)");
	EXPECT_EQ(only_problem("[[vary]]\nnames = [\"x\", \"x\"]\nshuffle = [\"a\", \"b\"]\n"),
	          "x.toml:2: vary[1].names: 'x' is declared twice (choose another name)");
}

TEST(Variation, RefusesTooManyInstances)
{
	std::string names, more;
	for (char c = 'a'; c <= 'i'; c++)
		names += std::string(names.empty() ? "" : ", ") + "\"" + c + "\"";
	EXPECT_EQ(only_problem("[[vary]]\nnames = [" + names + "]\nshuffle = [" + names + "]\n"),
	          "x.toml:3: vary[1].shuffle: more than 8 values (shuffle fewer, or write the rows you mean with `pick`)");
	for (const char *prefix : {"a", "b"})
	{
		std::string list;
		for (char c = '1'; c <= '8'; c++)
			list += std::string(list.empty() ? "" : ", ") + "\"" + prefix + c + "\"";
		more += "[[vary]]\nnames = [" + list + "]\nshuffle = [" + list + "]\n";
	}
	EXPECT_EQ(only_problem(more),
	          "x.toml:4: vary[2]: together the [[vary]] tables make more than a million instances (vary less)");
}
