/*
 * TOML to a tree with lines.
 */
#include <gtest/gtest.h>

#include "model/document.hpp"

using namespace ride::model;

namespace
{

Node parse(const std::string &text)
{
	std::vector<Problem> problems;
	Node node = parse_document(text, "x.toml", problems);
	EXPECT_TRUE(problems.empty()) << problems.front().text();
	return node;
}

} // namespace

TEST(Document, KeepsTheOrderAndTheLinesOfKeys)
{
	const Node node = parse("zebra = 1\n\napple = \"a\"\n[mango]\nflag = true\n");
	ASSERT_EQ(node.members.size(), 3u);
	EXPECT_EQ(node.members[0].key, "zebra");
	EXPECT_EQ(node.members[0].line, 1u);
	EXPECT_EQ(node.members[1].key, "apple");
	EXPECT_EQ(node.members[1].line, 3u);
	EXPECT_EQ(node.members[2].key, "mango");
	EXPECT_TRUE(node.find("mango")->find("flag")->flag);
	EXPECT_EQ(node.find("kiwi"), nullptr);
}

TEST(Document, RefusesWhatItsLibraryAsserts)
{
	for (const char *header : {"[(]", "[[ {a} ]]", "[=]"})
	{
		std::vector<Problem> problems;
		parse_document(std::string("a = 1\n\n") + header + "\nb = 2\n[c]\n", "x.toml", problems);
		ASSERT_EQ(problems.size(), 1u) << header;
		EXPECT_EQ(problems[0].source.line, 3u) << header;
	}
}

TEST(Document, TakesCharactersBeyondAsciiInQuotesOnly)
{
	const std::string good =
	    "\xef\xbb\xbf# é\na = \"é \\\" é\"\nb = 'é\\'\nc = \"\"\"é\n\" é \\\"\"\"\" # ў\nd = '''é\n' é'''\n'é' = 1\n";
	EXPECT_EQ(parse(good).members.size(), 5u);
	for (const char *bad : {"ў = 1", "\xc2\xa0", "[é]", "e = é", "e = 1 é", "e = [\"x\", é]", "e = \"\" é"})
	{
		std::vector<Problem> problems;
		parse_document(good + bad + "\nz = 'é'\n", "x.toml", problems);
		ASSERT_EQ(problems.size(), 1u) << bad;
		EXPECT_EQ(problems[0].source.line, 9u) << bad;
	}
}

TEST(Document, RefusesZeroBytes)
{
	std::vector<Problem> problems;
	parse_document("a = 1\n[[b]]\nc = [\"x\", \"y\\u0000z\"]\n", "x.toml", problems);
	ASSERT_EQ(problems.size(), 1u);
	EXPECT_EQ(problems[0].text(), "x.toml:3: b[1].c[2]: contains a zero byte (leave it out)");
}

TEST(Document, TellsKindsApart)
{
	const Node node = parse("a = 7\nb = \"x\"\nc = [1]\nd = {}\ne = false\nf = 1.5\ng = 2020-01-01\n");
	EXPECT_EQ(node.find("a")->number, 7);
	EXPECT_EQ(node.find("b")->text, "x");
	EXPECT_EQ(node.find("c")->kind, Node::Kind::list);
	EXPECT_EQ(node.find("d")->kind, Node::Kind::table);
	EXPECT_EQ(node.find("e")->kind, Node::Kind::flag);
	EXPECT_EQ(node.find("f")->kind, Node::Kind::other);
	EXPECT_EQ(node.find("g")->kind, Node::Kind::other);
}

TEST(Document, NamesTheLineOfASyntaxError)
{
	std::vector<Problem> problems;
	const Node node = parse_document("a = 1\nb = = 2\n", "x.toml", problems);
	EXPECT_TRUE(node.members.empty());
	ASSERT_EQ(problems.size(), 1u);
	EXPECT_EQ(problems[0].source.file, "x.toml");
	EXPECT_EQ(problems[0].source.line, 2u);
	EXPECT_FALSE(problems[0].message.empty());
}

TEST(Document, TakesAKeyGivenTwiceForASyntaxError)
{
	std::vector<Problem> problems;
	parse_document("a = 1\na = 2\n", "x.toml", problems);
	ASSERT_EQ(problems.size(), 1u);
	EXPECT_EQ(problems[0].source.line, 2u);
}

TEST(Document, FindsTheLineOfADottedKey)
{
	const Node node = parse("[[detect]]\nid = 1\n[[detect]]\nid = 2\nbefore = { wrote = [1], in = 3 }\n");
	EXPECT_EQ(line_of(node, "detect[1].id"), 2u);
	EXPECT_EQ(line_of(node, "detect[2].id"), 4u);
	EXPECT_EQ(line_of(node, "detect[2].before.wrote"), 5u);
	EXPECT_EQ(line_of(node, "detect[2].absent"), 3u) << "the table it is missing from";
	EXPECT_EQ(line_of(node, "detect[3].id"), 1u) << "as far as there is something";
	EXPECT_EQ(line_of(node, "absent"), 0u);
}
