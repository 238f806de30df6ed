/*
 * What applications wrote is compared while none of them writes: who is held, what is waited for, and when it is compared
 * once more.
 */
#include <gtest/gtest.h>

#include "attempt.hpp"

using namespace ride;
using namespace ride::test;

namespace
{

std::string row(int id)
{
	return R"({"op": "insert", "schema": "public", "table": "orders", "relation": 16390, "key": ["id"], "values": {"id": ["bigint", ")" +
	       std::to_string(id) + R"(", 1], "status": ["text", "new )" + std::to_string(id) + R"(", 2]}})";
}

Calls plays(int round, const Answer &answer)
{
	return {asks("DISCARD ALL"),
	        asks("INSERT INTO public.orders (status) VALUES ('new " + std::to_string(round) + "')", answer)};
}

} // namespace

struct QuietTest : ShopTest
{
};

TEST_F(QuietTest, WaitsForShortStatementsAndHoldsTheClients)
{
	const Client &client = play(till, {asks("DISCARD ALL"), asks("INSERT … (1)", done("INSERT 0 1").after(100)),
	                                   asks("DISCARD ALL"), asks("INSERT … (2)")});
	run_to(50);
	{
		Quiet quiet(loop, clients);
		EXPECT_EQ(host.now_ms(), 100);
		EXPECT_LT(client.in_flight_ms(), 0);
		EXPECT_FALSE(quiet.something_ended()) << "it had, before anything was asked";
		run_to(5000);
		EXPECT_EQ(client.begun(), 1U);
	}
	run_to(5001);
	EXPECT_EQ(client.begun(), 2U) << "then it goes on";
}

TEST_F(QuietTest, DoesNotWaitLongForOneThatTakesLong)
{
	play(till, {asks("DISCARD ALL"), asks("INSERT … (1)", done("INSERT 0 1").after(1000))});
	run_to(50);
	Quiet quiet(loop, clients);
	EXPECT_EQ(host.now_ms(), 200);
	EXPECT_FALSE(quiet.something_ended()) << "it is under way still, and waits for no lock: it was given time";
	EXPECT_EQ(host.now_ms(), 350);
	run_to(1001);
	EXPECT_TRUE(quiet.something_ended());
	EXPECT_FALSE(quiet.something_ended()) << "since the last time nothing has";
}

TEST_F(QuietTest, OneThatWaitsForALockHasNotWrittenYet)
{
	play(till, {asks("DISCARD ALL"), asks("INSERT … (1)", behind_a_lock())});
	run_to(200);
	Quiet quiet(loop, clients);
	EXPECT_FALSE(quiet.something_ended());
	EXPECT_EQ(host.now_ms(), 200) << "and nothing is waited for";
}

TEST_F(QuietTest, ACancelledRequestLeavesNobodyHeld)
{
	Client &client = play(till, {asks("DISCARD ALL"), asks("INSERT … (1)", done("INSERT 0 1").after(100)),
	                             asks("DISCARD ALL"), asks("INSERT … (2)")});
	run_to(50);
	host.at(60, [] { throw Failure(sqlstate::query_canceled, "the request was cancelled"); });
	EXPECT_THROW(Quiet(loop, clients), Failure);
	run_to(1500);
	EXPECT_EQ(client.begun(), 2U);
}

struct AuditTest : AttemptTest
{
	Session &shop = server.session(
	    "ride_checker@shop", Calls{connects()} + begins_check() +
	                             Calls{asks("SELECT EXISTS (SELECT FROM public.flags)", value("f"))} + reads_acts());

	/* One comparison of the orders with what the till was told: the rows asked about by their places, and those of them
	 * that do not stand. */
	static Calls compares(const std::string &places, const Answer &missing)
	{
		return begins_check() + locks_orders() +
		       Calls{
		           asks("SELECT a.attnum, …", rows({{"1", "id", "bigint", "16390"}, {"2", "status", "text", "16390"}})),
		           asks("SELECT w.n FROM unnest('" + places + "'::int[], … FROM \"public\".\"orders\" AS t …",
		                missing)};
	}

	/* The till's second order is under way while its first one is compared. */
	void take_up_with(const Answer &second)
	{
		take_up(plays(1, done("INSERT 0 1").telling({row(1)})) + plays(2, second));
		diary.then({asks("INSERT INTO ledger …").repeatedly(), asks("INSERT INTO app_log …").any_times()});
		server.session("ride_checker@postgres", Calls{connects()} + reads_acts({}, false));
		control.then(settles_oncall());
		run_to(1010);
	}

	/* What became of the trap for rows that do not stand; the card shows a common trap only when it is sprung. */
	std::string lost_data()
	{
		control.then({asks_for_blockers(rows({})).any_times(),
		              asks("SELECT mechanism, culprit FROM declared ORDER BY n", rows({}))});
		const model::Card card = incident->judge(incident->evidence(4711, host.now_ms(), false, false));
		for (const model::CardItem &item : card.items)
			if (item.says == "Rows that an application was told are written do not stand")
				return model::to_text(item.state);
		return "kept";
	}
};

/* The second order was committed while the first comparison ran, which has seen it and does not know it. */
TEST_F(AuditTest, ComparesOnceMoreWhenAStatementEndedMeanwhile)
{
	take_up_with(done("INSERT 0 1").telling({row(2)}).after(400));
	shop.then(compares("{\"0\"}", rows({{"0"}}).after(300)) + Calls{asks("ROLLBACK")} +
	          compares("{\"0\",\"1\"}", rows({})));
	EXPECT_EQ(lost_data(), "kept") << "the second comparison counts";
}

TEST_F(AuditTest, WhatTheSecondComparisonMissesIsLost)
{
	take_up_with(done("INSERT 0 1").telling({row(2)}).after(400));
	shop.then(compares("{\"0\"}", rows({}).after(300)) + Calls{asks("ROLLBACK")} +
	          compares("{\"0\",\"1\"}", rows({{"1"}})));
	EXPECT_EQ(lost_data(), "sprung");
}

TEST_F(AuditTest, ComparesOnceWhenNothingEndedMeanwhile)
{
	take_up_with(behind_a_lock());
	shop.then(compares("{\"0\"}", rows({}).after(300)));
	EXPECT_EQ(lost_data(), "kept");
}

TEST_F(AuditTest, WhatDoesNotStandIsLost)
{
	take_up_with(behind_a_lock());
	shop.then(compares("{\"0\"}", rows({{"0"}}).after(300)));
	EXPECT_EQ(lost_data(), "sprung");
}

TEST_F(AuditTest, ATableThatIsGoneHasLostItsRows)
{
	take_up_with(behind_a_lock());
	shop.then(begins_check() + locks_orders(error("42P01", "relation \"public.orders\" does not exist")));
	EXPECT_EQ(lost_data(), "sprung");
}

TEST_F(AuditTest, WhoHoldsTheTableIsNamed)
{
	take_up_with(behind_a_lock());
	shop.then(begins_check() + locks_orders(behind_a_lock()));
	control.then(
	    {asks_for_blockers(rows({blocker("4711", "oncall", "psql", "idle in transaction", false)})).repeatedly(),
	     cancels()});
	try
	{
		incident->judge(incident->evidence(4711, host.now_ms(), false, false));
		FAIL() << "there is a card";
	}
	catch (const Failure &failure)
	{
		EXPECT_STREQ(failure.what(), "no score: your session 4711 (psql) in shop, idle in transaction, is in the way");
	}
}
