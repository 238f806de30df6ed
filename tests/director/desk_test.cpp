/*
 * The desk: what a director does first, in which order requests are served, and what becomes of one that is given up.
 */
#include <gtest/gtest.h>

#include "desk.hpp"

using namespace ride;
using namespace ride::test;

struct OpeningTest : DeskTest
{
};

TEST_F(OpeningTest, MakesTheServerReady)
{
	finds_nothing();
	host.facts().armed.store(1);
	run_to(1000);
	EXPECT_EQ(ended_with, "");
	EXPECT_EQ(host.logged(), std::vector<std::string>{"director ready"});
	EXPECT_EQ(host.own_verifier, "verifier of " + admin.login("password"));
	EXPECT_EQ(control.login("password"), admin.login("password"));
	EXPECT_EQ(host.facts().armed.load(), 0U) << "without an attempt nothing is recorded";
}

TEST_F(OpeningTest, RemovesWhatAnInterruptedPlantingHasLeft)
{
	control.then(finds_attempt(""));
	admin.then(finds_planted({"depot", "shop"}) + Calls{asks("DROP DATABASE IF EXISTS \"depot\" WITH (FORCE)"),
	                                                    asks("DROP DATABASE IF EXISTS \"shop\" WITH (FORCE)")});
	run_to(1000);
	EXPECT_EQ(ended_with, "");
}

TEST_F(OpeningTest, EndsWhenTheControlDatabaseIsLost)
{
	finds_nothing();
	control.then({dies("57P01", "terminating connection", 500)});
	run_to(1000);
	EXPECT_EQ(ended_with, "08006: the connection to the control database was lost");
}

TEST_F(OpeningTest, EndsWhenItsJournalIsLost)
{
	finds_nothing();
	diary.then({dies("57P01", "terminating connection", 500)});
	run_to(1000);
	EXPECT_EQ(ended_with, "57P01: the journal cannot be written: terminating connection");
}

struct OrderTest : DeskTest
{
	OrderTest() { finds_nothing(); }
};

TEST_F(OrderTest, OneLongRequestAtATimeTheOldestFirst)
{
	admits("password-one", 500);
	admits("password-two", 100);
	admits("password-three", 100);
	post(100, RequestKind::admit, "password-one");
	post(200, RequestKind::admit, "password-two");
	post(300, RequestKind::admit, "password-three");
	run_to(2000);
	ASSERT_EQ(host.replies().size(), 3U);
	EXPECT_EQ(host.reply(0)->at_ms, 600);
	EXPECT_EQ(host.reply(1)->at_ms, 700);
	EXPECT_EQ(host.reply(2)->at_ms, 800);
}

TEST_F(OrderTest, WhatNeedsNoConnectionIsAnsweredMeanwhile)
{
	admits("password-one", 500);
	post(100, RequestKind::admit, "password-one");
	post(200, RequestKind::status);
	post(201, RequestKind::mechanisms);
	post(202, RequestKind::scenarios);
	post(203, RequestKind::hint);
	run_to(2000);
	EXPECT_EQ(said(1), "idle|NULL|NULL|NULL|NULL|NULL|NULL|NULL\n");
	EXPECT_EQ(said(2), "Release|schema_behind|A database lacks a schema change\n");
	EXPECT_EQ(said(3), "stage-01/01-shop|Nobody has raised the flag|Incident Control|1|1-1|1\n");
	EXPECT_EQ(host.reply(1)->at_ms, 200);
	EXPECT_EQ(host.reply(3)->at_ms, 202);
	EXPECT_EQ(host.reply(4)->at_ms, 600) << "a hint is written down: it waits";
	EXPECT_EQ(said(4), "55000: no incident is running");
}

TEST_F(OrderTest, ARequestThatIsGivenUpIsDroppedAndItsCommandComesToItsEnd)
{
	admits("password-one", 500);
	admits("password-two", 0);
	post(100, RequestKind::admit, "password-one");
	post(150, RequestKind::admit, "password-two");
	host.at(200, [this] { host.abandon(0); });
	run_to(2000);
	EXPECT_EQ(said(0), "57014: the request was cancelled");
	EXPECT_EQ(host.reply(0)->at_ms, 600) << "the next one finds the connection free";
	EXPECT_EQ(host.reply(1)->at_ms, 600);
	EXPECT_EQ(said(1), "\n");
}

TEST_F(OrderTest, WhatWasGivenUpBeforeItWasBegunIsServedLikeAnyOther)
{
	admits("password-one", 500);
	post(100, RequestKind::admit, "password-one");
	post(200, RequestKind::status);
	host.at(200, [this] { host.abandon(1); });
	run_to(2000);
	EXPECT_EQ(said(0), "\n") << "another one's end is not its own";
}

struct RefusalTest : OrderTest
{
	std::string refusal(RequestKind kind, const std::string &first = {}, std::int64_t number = 0)
	{
		post(100, kind, first, number);
		run_to(200);
		return said(0);
	}
};

TEST_F(RefusalTest, NoIncident)
{
	EXPECT_EQ(refusal(RequestKind::score), "55000: no incident is running");
	EXPECT_NE(host.reply(0)->failure->hint.find("ride.start("), std::string::npos);
}

TEST_F(RefusalTest, AShortPassword)
{
	EXPECT_EQ(refusal(RequestKind::admit, "short"), "22023: the password is too short");
}

TEST_F(RefusalTest, NoSuchScenario)
{
	admin.then(lists_databases(false) + finds_planted({}) + lists_databases(false) + finds_planted({}));
	EXPECT_EQ(refusal(RequestKind::start, "stage-01/02-ship"),
	          "42704: there is no scenario 'stage-01/02-ship'; did you mean stage-01/01-shop?");
}

TEST_F(RefusalTest, NoSuchSeed)
{
	admin.then(lists_databases(false) + finds_planted({}));
	EXPECT_EQ(refusal(RequestKind::prepare, shop_id, -1), "22023: seed -1 is not a seed");
}

TEST_F(RefusalTest, NoSuchVariation)
{
	admin.then(lists_databases(false) + finds_planted({}));
	EXPECT_EQ(refusal(RequestKind::prepare, shop_id, 7), "22023: stage-01/01-shop has no seed 7");
}

TEST_F(RefusalTest, ABrokenScenario)
{
	std::filesystem::remove(host.folder() / "scenarios" / shop_id / "briefing.md");
	EXPECT_EQ(refusal(RequestKind::scenarios), "F0000: the scenario is broken");
	EXPECT_NE(host.reply(0)->failure->detail.find("briefing.md"), std::string::npos);
}

TEST_F(RefusalTest, FromInsideTheIncident)
{
	admin.then(lists_databases() + finds_planted({"shop"}));
	post(100, RequestKind::stop, "", 0, 16384);
	run_to(200);
	EXPECT_EQ(said(0), "55006: cannot start or stop an incident from inside its database \"shop\"");
}
