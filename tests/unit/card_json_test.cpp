/*
 * The card as JSON, there and back.
 */
#include <gtest/gtest.h>

#include "scenario_folder.hpp"

using namespace ride::model;
using namespace ride::test;

namespace
{

std::string refused(const std::string &text)
{
	try
	{
		from_json(text);
		return "taken";
	}
	catch (const std::invalid_argument &error)
	{
		return error.what();
	}
}

} // namespace

TEST(CardJson, HasItsKeysInOrder)
{
	Card card;
	card.id = "stage-09/09-x";
	card.seed = 7;
	card.detect = 12;
	card.fix = 40;
	card.trap = 16;
	card.total = 68;
	card.hints = 1;
	card.noted = 2;
	card.untold = 8;
	card.items = {{Dimension::detect, "a", 12, 12, ItemState::held, "say \"a\" · b"},
	              {Dimension::trap, "t", 0, 4, ItemState::sprung, ""}};
	EXPECT_EQ(
	    as_json(card),
	    R"({"id":"stage-09/09-x","seed":7,"detect":12,"fix":40,"trap":16,"total":68,"hints":1,"noted":2,"submitted":false,"untold":8,)"
	    R"("items":[{"dimension":"detect","item":"a","points":12,"max":12,"state":"held","says":"say \"a\" · b"},)"
	    R"({"dimension":"trap","item":"t","points":0,"max":4,"state":"sprung","says":null}]})");
}

TEST(CardJson, ComesBackWhole)
{
	Incident incident(fallout);
	incident.fixed(0).sprung("index").at(1, "look @locks").declare("schema_behind", "tenant_b");
	incident.evidence.hints = 3;
	for (const bool submitted : {false, true})
	{
		incident.evidence.submitted = submitted;
		const std::string json = as_json(incident.card());
		EXPECT_EQ(json.find('\n'), std::string::npos);
		EXPECT_EQ(as_json(from_json(json)), json);
		EXPECT_EQ(as_lines(from_json(json)), as_lines(incident.card()));
	}
}

TEST(CardJson, OfAnEmptyCardHasAListOfNothing)
{
	EXPECT_NE(as_json(Card{}).find("\"items\":[]"), std::string::npos);
}

TEST(CardJson, RefusesWhatIsNoCard)
{
	const std::string good = as_json(Incident(drift).card());
	const auto with = [&](const std::string &from, const std::string &to)
	{
		std::string text = good;
		return text.replace(text.find(from), from.size(), to);
	};
	EXPECT_EQ(refused(good), "taken");
	EXPECT_EQ(refused("").substr(0, 12), "not a card: ");
	EXPECT_EQ(refused("[]").substr(0, 12), "not a card: ");
	EXPECT_EQ(refused(with("\"seed\":0", "\"sed\":0")).substr(0, 12), "not a card: ");
	EXPECT_EQ(refused(with("\"seed\":0", "\"seed\":\"0\"")).substr(0, 12), "not a card: ");
	for (const char *number : {"-1", "4294967296", "0.5", "1e300", "true"})
		EXPECT_EQ(refused(with("\"seed\":0", std::string("\"seed\":") + number)),
		          std::string("not a card: ") + (std::string(number) == "1e300" ? "1e+300" : number) +
		              " is no whole number from 0 to 4294967295");
	EXPECT_EQ(refused(with("\"total\":0", "\"total\":2147483648")),
	          "not a card: 2147483648 is no whole number from -2147483648 to 2147483647");
	EXPECT_EQ(
	    refused(
	        R"({"id":"","seed":0,"detect":0,"fix":0,"trap":0,"total":0,"hints":0,"noted":0,"submitted":true,"untold":0,"items":{}})"),
	    "not a card: its items are no list");
	EXPECT_EQ(refused(with("\"state\":\"open\"", "\"state\":\"opened\"")), "'opened' is no word of a card");
	EXPECT_EQ(refused(with("\"dimension\":\"detect\"", "\"dimension\":\"Detect\"")), "'Detect' is no word of a card");
}

TEST(CardJson, SurvivesBrokenUtf8)
{
	Card card;
	card.items = {{Dimension::fix, "a", 0, 1, ItemState::missed, "x\xff"}};
	EXPECT_EQ(from_json(as_json(card)).items[0].says, "x\xef\xbf\xbd");
}
