/*
 * The life of a simulated client: it connects, plays rounds, fails, is lost, is ended, comes back or stays away, and waits.
 */
#include <gtest/gtest.h>

#include "director/client/client.hpp"
#include "scripted_host.hpp"

using namespace ride;
using namespace ride::test;

namespace
{

const std::string first_round = "INSERT INTO orders VALUES (1)", second_round = "INSERT INTO orders VALUES (2)";

const std::string a_row =
    R"({"op": "insert", "schema": "public", "table": "orders", "relation": 9, "key": ["id"], "values": {"id": ["bigint", "1", 1], "status": ["text", "new", 2]}})";
const model::LedgerTable orders{"shop", "public", "orders"};

} // namespace

struct ClientTest : testing::Test
{
	ScriptedServer server;
	ScriptedHost host{server};
	Loop loop{host};
	model::Session till;
	FactClient published{};
	std::uint64_t given = 0, kept = 0;
	std::vector<int> forgotten;
	model::Ledger ledger{{}, [this](const model::LedgerEntry &) { ++given; }};
	bool was_ended = false;
	std::vector<std::string> log;
	std::unique_ptr<Client> client;

	ClientTest()
	{
		till.name = "till";
		till.application_name = "till_app";
		till.role = "app_user";
		till.run = {"INSERT INTO orders VALUES ({{round}})"};
		till.every_ms = 1000;
		ledger.begin();
		loop.each_turn([this] { return client ? client->step() : 60000L; });
	}

	Session &script(const Calls &calls) { return server.session("app_user@shop", calls); }

	void start()
	{
		const Keeping keeping{[this] { return given; }, [this](std::uint64_t so_much) { return kept >= so_much; },
		                      [this](int pid) { forgotten.push_back(pid); }};
		client = std::make_unique<Client>(
		    loop, till, 3U, 0U, "shop", Target{"/sockets", 5432, "shop", "app_user", "secret", "till_app", ""},
		    &published, ledger, keeping, [this] { return was_ended; },
		    [this](const LogLine &line)
		    { log.push_back((line.sqlstate.empty() ? "" : line.sqlstate + ": ") + line.message); });
		client->start();
	}

	void run_to(std::int64_t ms)
	{
		loop.until([&] { return host.now_ms() >= ms; }, static_cast<long>(ms - host.now_ms()));
	}
};

TEST_F(ClientTest, ConnectsAndPlaysItsRounds)
{
	Session &session =
	    script({connects(value("").after(5)), asks("DISCARD ALL"), asks(first_round, done("INSERT 0 1").after(30)),
	            asks("DISCARD ALL"), asks(second_round, done("INSERT 0 1"))});
	start();
	EXPECT_EQ(client->phase(), Client::Phase::connecting);
	EXPECT_FALSE(client->ready());
	EXPECT_EQ(published.pid.load(), 0);
	run_to(20);
	EXPECT_EQ(client->phase(), Client::Phase::running);
	EXPECT_EQ(published.pid.load(), 101);
	EXPECT_EQ(published.session, 3U);
	EXPECT_EQ(client->in_flight_ms(), 15);
	EXPECT_EQ(client->ended_rounds(), 0U) << "a round under way has not ended";
	run_to(500);
	EXPECT_EQ(client->phase(), Client::Phase::resting);
	EXPECT_EQ(client->in_flight_ms(), -1);
	EXPECT_TRUE(client->has_round_since(1));
	EXPECT_FALSE(client->has_round_since(2));
	run_to(1500);
	EXPECT_EQ(session.asked_at(first_round), 5);
	EXPECT_EQ(session.asked_at(second_round), 1005) << "a round begins so long after the last one began";
	EXPECT_EQ(client->ended_rounds(), 2U);
	EXPECT_EQ(client->streak(), 2U);
	EXPECT_EQ(client->latest_sqlstate(), "");
	EXPECT_TRUE(log.empty());
}

TEST_F(ClientTest, PreparesBeforeItsFirstRound)
{
	till.first = {"CREATE TEMP TABLE t (id int)", "ANALYZE t"};
	script({connects(), asks(till.first[0], done().after(50)), asks(till.first[1], done().after(50)),
	        asks("DISCARD ALL"), asks(first_round)});
	start();
	run_to(90);
	EXPECT_EQ(client->phase(), Client::Phase::preparing);
	EXPECT_FALSE(client->ready());
	run_to(101);
	EXPECT_TRUE(client->ready());
}

TEST_F(ClientTest, WhatItCannotPrepareItTriesAgain)
{
	till.first = {"SELECT 1/0"};
	Session &session = script({connects(), asks("SELECT 1/0", error("22012", "division by zero")), closes(), connects(),
	                           asks("SELECT 1/0", value("1")), asks("DISCARD ALL"), asks(first_round)});
	start();
	run_to(399);
	EXPECT_EQ(client->phase(), Client::Phase::away);
	ASSERT_FALSE(log.empty());
	EXPECT_EQ(log.front(), "22012: division by zero");
	run_to(500);
	EXPECT_EQ(session.asked_at(first_round), 400);
}

TEST_F(ClientTest, WithoutRoundsItKeepsItsTransactionOpen)
{
	till.first = {"BEGIN", "UPDATE orders SET status = 'held'"};
	till.run.clear();
	script({connects(), asks("BEGIN"), asks("UPDATE …")});
	start();
	run_to(300000);
	EXPECT_TRUE(client->ready());
	EXPECT_TRUE(client->idle_in_transaction());
	EXPECT_EQ(client->begun(), 0U);
}

TEST_F(ClientTest, AFailureEndsTheRoundAndIsLogged)
{
	script({connects(), asks("DISCARD ALL"), asks(first_round, error("42703", "no such column")), asks("DISCARD ALL"),
	        asks(second_round, error("42703", "no such column")), asks("DISCARD ALL"), asks("INSERT … (3)")});
	start();
	run_to(500);
	EXPECT_EQ(client->latest_sqlstate(), "42703");
	EXPECT_EQ(client->latest_message(), "no such column");
	EXPECT_EQ(client->streak(), 1U);
	run_to(1500);
	EXPECT_EQ(client->streak(), 2U);
	run_to(2500);
	EXPECT_EQ(client->latest_sqlstate(), "");
	EXPECT_EQ(client->streak(), 1U) << "it goes well for the first time";
	EXPECT_EQ(log, (std::vector<std::string>{"42703: no such column", "42703: no such column", "works again"}));
}

TEST_F(ClientTest, WhatARoundLeavesOpenIsRolledBack)
{
	till.run = {"BEGIN", "UPDATE a", "COMMIT"};
	Session &session = script({connects(), asks("DISCARD ALL"), asks("BEGIN"),
	                           asks("UPDATE a", error("40P01", "deadlock")), asks("ROLLBACK", done().after(1200)),
	                           asks("DISCARD ALL"), asks("BEGIN"), asks("UPDATE a"), asks("COMMIT")});
	start();
	run_to(2000);
	EXPECT_EQ(session.asked_at("COMMIT"), 1200) << "the next round waits for the end of the last one's transaction";
	EXPECT_EQ(client->ended_rounds(), 2U);
}

TEST_F(ClientTest, PausesBetweenTheStatementsOfARound)
{
	till.run = {"SELECT 1", "SELECT 2"};
	till.pause_ms = 200;
	Session &session = script({connects(), asks("DISCARD ALL"), asks("SELECT 1"), asks("SELECT 2")});
	start();
	run_to(500);
	EXPECT_EQ(session.asked_at("SELECT 1"), 0) << "not before the first one";
	EXPECT_EQ(session.asked_at("SELECT 2"), 200);
}

TEST_F(ClientTest, ASessionThatCannotBeMadeCleanIsThrownAway)
{
	Session &session = script({connects(), asks("DISCARD ALL", error("57014", "canceled")), closes(), connects(),
	                           asks("DISCARD ALL"), asks(second_round)});
	start();
	run_to(500);
	EXPECT_EQ(session.asked_at(second_round), 400);
	EXPECT_EQ(log, std::vector<std::string>{"57014: canceled"});
	EXPECT_EQ(client->ended_rounds(), 1U) << "a round that was broken off has no end";
}

TEST_F(ClientTest, ComesBackWhenItsConnectionIsLost)
{
	Session &session =
	    script({connects(), asks("DISCARD ALL"), asks(first_round, lost("57P01", "terminating connection")),
	            connects(error("57P03", "starting up")), connects(error("57P03", "starting up")), connects(),
	            asks("DISCARD ALL"), asks(second_round)});
	start();
	run_to(399);
	EXPECT_EQ(client->phase(), Client::Phase::away);
	EXPECT_EQ(published.pid.load(), 0);
	EXPECT_EQ(client->pid(), 0);
	EXPECT_EQ(client->writer_pid(), 101) << "what it was told last, it was told there";
	run_to(1500);
	EXPECT_EQ(session.asked_at(second_round), 1200) << "one try each 400 ms";
	EXPECT_EQ(published.pid.load(), 104);
	EXPECT_EQ(log, std::vector<std::string>{"57P01: terminating connection"}) << "and it complains once";
	EXPECT_EQ(client->ended_rounds(), 1U);
}

TEST_F(ClientTest, TellsOnceThatItCannotConnect)
{
	script({connects(nobody()), connects(nobody()), connects(), asks("DISCARD ALL"), asks(first_round)});
	loop.each_turn([] { return 250L; }); /* as the journal does: a login that fails at once wakes nobody */
	start();
	run_to(1400);
	ASSERT_EQ(log.size(), 1U);
	EXPECT_EQ(log.front(), "08006: connection to server failed: No such file or directory");
}

TEST_F(ClientTest, SaysWhyAnIdleSessionWasEnded)
{
	script({connects(), asks("DISCARD ALL"), asks(first_round), dies("57P01", "terminating connection", 300),
	        connects(), asks("DISCARD ALL"), asks(second_round)});
	start();
	run_to(900);
	EXPECT_EQ(log, std::vector<std::string>{"57P01: terminating connection"});
}

TEST_F(ClientTest, AGuiltyOneThatTheOncallHasEndedStaysAway)
{
	till.innocent = false;
	script({connects(), asks("DISCARD ALL"), asks(first_round, lost("57P01", "terminating connection").after(300))});
	start();
	host.at(200, [this] { was_ended = true; });
	run_to(300000);
	EXPECT_EQ(client->phase(), Client::Phase::gone);
	EXPECT_FALSE(client->ready());
}

TEST_F(ClientTest, OneThatIsInnocentOrWasNotEndedComesBack)
{
	Session &session = script({connects(), asks("DISCARD ALL"), asks(first_round, lost()), connects(),
	                           asks("DISCARD ALL"), asks(second_round)});
	till.innocent = false;
	start();
	run_to(500);
	EXPECT_EQ(session.asked_at(second_round), 400) << "guilty, but ended by nobody";
	client.reset();

	till.innocent = true;
	was_ended = true;
	Session &again = script({connects(), asks("DISCARD ALL"), asks(first_round, lost()), connects(),
	                         asks("DISCARD ALL"), asks(second_round)});
	start();
	run_to(1100);
	EXPECT_EQ(again.asked_at(second_round), 900) << "ended, but innocent";
}

TEST_F(ClientTest, AfterARestartAGuiltyOneThatWasEndedDoesNotBegin)
{
	till.innocent = false;
	was_ended = true;
	start(); /* no login is in the script */
	run_to(10000);
	EXPECT_EQ(client->phase(), Client::Phase::gone);
}

TEST_F(ClientTest, ComplainsOfAnAnswerThatDoesNotCome)
{
	script({connects(), asks("DISCARD ALL"), asks(first_round, done().after(2500)), asks("DISCARD ALL"),
	        asks(second_round, done().after(1999))});
	start();
	run_to(1999);
	EXPECT_TRUE(log.empty());
	EXPECT_EQ(client->in_flight_ms(), 1999);
	run_to(2400);
	EXPECT_EQ(log, std::vector<std::string>{"no answer for 2 seconds: " + first_round});
	run_to(4490);
	ASSERT_EQ(log.size(), 2U) << "once, and the next one is in time";
	EXPECT_EQ(log.back(), "the answer came: " + first_round);
}

TEST_F(ClientTest, WhileItIsHeldItSendsNothing)
{
	till.run = {"SELECT 1", "SELECT 2"};
	Session &session = script({connects(), asks("DISCARD ALL"), asks("SELECT 1", done().after(100)), asks("SELECT 2"),
	                           asks("DISCARD ALL"), asks("SELECT 1"), asks("SELECT 2")});
	start();
	run_to(50);
	client->hold(true);
	run_to(3000);
	EXPECT_EQ(client->in_flight_ms(), -1) << "what is under way comes to its end";
	EXPECT_EQ(session.asked_at("SELECT 2"), -1);
	client->hold(false);
	run_to(3001);
	EXPECT_EQ(session.asked_at("SELECT 2"), 3000) << "and it goes on where it was";
}

TEST_F(ClientTest, WhileItIsHeldItDoesNotPrepareEither)
{
	till.first = {"SELECT 1", "SELECT 2"};
	till.run.clear();
	Session &session = script({connects(), asks("SELECT 1", done().after(100)), asks("SELECT 2")});
	start();
	run_to(50);
	client->hold(true);
	run_to(1000);
	EXPECT_FALSE(client->ready());
	client->hold(false);
	run_to(1001);
	EXPECT_EQ(session.asked_at("SELECT 2"), 1000);
}

TEST_F(ClientTest, CanBeHurried)
{
	Session &session =
	    script({connects(), asks("DISCARD ALL"), asks(first_round), asks("DISCARD ALL"), asks(second_round)});
	start();
	run_to(300);
	client->hurry();
	run_to(301);
	EXPECT_EQ(session.asked_at(second_round), 300);
}

TEST_F(ClientTest, GoesOnWhenWhatItWasToldIsKept)
{
	till.run = {"INSERT INTO orders VALUES ({{round}})", "SELECT 2"};
	Session &session = script(
	    {connects(), asks("DISCARD ALL"), asks(first_round, done("INSERT 0 1").telling({a_row})), asks("SELECT 2")});
	start();
	run_to(100);
	EXPECT_EQ(ledger.tables().at(orders).size(), 1U);
	EXPECT_EQ(given, 1U);
	EXPECT_TRUE(forgotten.empty()) << "until then only the intent tells of it";
	EXPECT_EQ(session.asked_at("SELECT 2"), -1);
	host.at(300, [this] { kept = given; });
	run_to(500);
	EXPECT_EQ(forgotten, std::vector<int>{101});
	EXPECT_EQ(session.asked_at("SELECT 2"), 300);
}

TEST_F(ClientTest, WhatATransactionWroteCountsFromItsEnd)
{
	till.run = {"BEGIN", "INSERT INTO orders VALUES ({{round}})", "COMMIT"};
	script({connects(), asks("DISCARD ALL"), asks("BEGIN"), asks(first_round, done("INSERT 0 1").telling({a_row})),
	        asks("COMMIT", done().after(100))});
	start();
	run_to(50);
	EXPECT_TRUE(ledger.tables().empty());
	run_to(150);
	EXPECT_EQ(ledger.tables().at(orders).size(), 1U);
	EXPECT_EQ(ledger.tables().at(orders).begin()->second.author.round, 1U);
}

TEST_F(ClientTest, WhatItRollsBackWasNotWritten)
{
	till.run = {"BEGIN", "INSERT INTO orders VALUES ({{round}})", "ROLLBACK"};
	script({connects(), asks("DISCARD ALL"), asks("BEGIN"), asks(first_round, done("INSERT 0 1").telling({a_row})),
	        asks("ROLLBACK")});
	start();
	run_to(100);
	EXPECT_TRUE(ledger.tables().empty());
	EXPECT_EQ(forgotten, std::vector<int>{101}) << "nothing waits to be kept";
}

TEST_F(ClientTest, WhatWasUnderWayWhenItsConnectionWasLostIsUnknown)
{
	Session &session =
	    script({connects(), asks("DISCARD ALL"), asks(first_round, lost("57P01", "ended").telling({a_row})), connects(),
	            asks("DISCARD ALL"), asks(second_round)});
	start();
	run_to(500);
	const auto found = ledger.tables().find(orders);
	EXPECT_TRUE(found == ledger.tables().end() || found->second.empty()) << "it may not be there";
	EXPECT_EQ(forgotten, std::vector<int>{101});
	EXPECT_EQ(session.asked_at(second_round), 400);
}

TEST_F(ClientTest, LeavesNoPidBehind)
{
	script({connects(), asks("DISCARD ALL"), asks(first_round)});
	start();
	run_to(100);
	EXPECT_EQ(published.pid.load(), 101);
	client.reset();
	EXPECT_EQ(published.pid.load(), 0);
}
