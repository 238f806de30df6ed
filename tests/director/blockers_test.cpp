/*
 * A check that does not come to its end: the incident's own lock, somebody else in the way, no answer in time, no
 * connection left, a database that is gone.
 */
#include <gtest/gtest.h>

#include "director/check/blockers.hpp"
#include "shop.hpp"

using namespace ride;
using namespace ride::test;

namespace
{

const std::string paid = "SELECT count(*) = 1 FROM public.orders WHERE status = 'paid'";
const model::Probe is_paid = holds(paid), paid_for_the_till = holds("SELECT true", "app_user");
const Row oncall_waits = blocker("4711", "oncall", "psql", "idle in transaction", false);
const std::string is_in_the_way =
    "55006: no score: your session 4711 (psql) in shop, idle in transaction, is in the way | "
    "It holds a lock that a check of shop waits for. | COMMIT or ROLLBACK in that session, "
    "or end it, then ask again.";

} // namespace

struct BlockersTest : ShopTest
{
	/* The check of the shop's orders waits for a lock, and nothing after it is asked. */
	Session &checks_behind_a_lock() { return checker(begins_check() + locks_orders(behind_a_lock()), false); }

	/* The same of a question that the application asks. */
	Session &asks_as_the_till(const Answer &answer)
	{
		checker({});
		return server.session("app_user@shop",
		                      {connects(), asks("BEGIN"), asks("RESET ALL"), asks("SET LOCAL search_path = pg_catalog"),
		                       asks("SELECT true", answer)});
	}

	std::string refusal(const std::function<void()> &asked)
	{
		try
		{
			asked();
			return "nobody is in the way";
		}
		catch (const Failure &failure)
		{
			return failure.sqlstate + ": " + failure.what();
		}
	}
};

TEST_F(BlockersTest, TheIncidentsOwnLockIsAnAnswer)
{
	const Client &holder = play(report, {asks("BEGIN"), asks("LOCK TABLE orders")});
	const std::string own = std::to_string(holder.pid());
	Session &session = asks_as_the_till(behind_a_lock());
	const std::string waiter = std::to_string(100 * session.number() + 1);
	control.then({asks_for_blockers(rows({blocker(own, "app_owner", "report", "idle in transaction", true)}), waiter,
	                                "{" + own + "}"),
	              cancels(waiter)});
	EXPECT_EQ(answer(paid_for_the_till), "false");
	EXPECT_LE(host.now_ms(), 10) << "at once: it holds what it holds";
}

/* The question is answered, and the connection goes on: the log of what was done is read on it, after the check. */
TEST_F(BlockersTest, BehindTheIncidentsOwnLockTheCheckerGoesOn)
{
	const Client &holder = play(report, {asks("BEGIN"), asks("LOCK TABLE orders")});
	const std::string own = std::to_string(holder.pid());
	checker(begins_check() + locks_orders(behind_a_lock()));
	control.then(
	    {asks_for_blockers(rows({blocker(own, "app_owner", "report", "idle in transaction", true)})), cancels()});
	EXPECT_EQ(answer(is_paid), "false");
	EXPECT_LE(host.now_ms(), 10) << "at once: it holds what it holds";
}

TEST_F(BlockersTest, OneOfTheIncidentsThatWorksOnIsGivenTime)
{
	const Client &writer = play(till, {asks("DISCARD ALL"), asks("INSERT …", silence())});
	const Answer own = rows({blocker(std::to_string(writer.pid()), "app_user", "till", "active", true)});
	asks_as_the_till(value("t").after(1500).behind_a_lock());
	control.then({asks_for_blockers(own).repeatedly()});
	EXPECT_EQ(answer(paid_for_the_till), "true") << "it has let go";
}

TEST_F(BlockersTest, OneOfTheIncidentsThatDoesNotLetGoIsAnAnswerToo)
{
	const Client &writer = play(till, {asks("DISCARD ALL"), asks("INSERT …", silence())});
	const Answer own = rows({blocker(std::to_string(writer.pid()), "app_user", "till", "active", true)});
	asks_as_the_till(behind_a_lock());
	control.then({asks_for_blockers(own).repeatedly(), cancels()});
	EXPECT_EQ(answer(paid_for_the_till), "false");
	EXPECT_GT(host.now_ms(), 2000);
	EXPECT_LT(host.now_ms(), 2200);
}

TEST_F(BlockersTest, AForeignSessionIsGivenTwoSecondsAndNamed)
{
	checks_behind_a_lock();
	control.then({asks_for_blockers(rows({oncall_waits})).repeatedly(), cancels()});
	EXPECT_EQ(answer(is_paid), is_in_the_way);
	EXPECT_GT(host.now_ms(), 2000);
	EXPECT_LT(host.now_ms(), 2200);
}

TEST_F(BlockersTest, AForeignSessionThatGoesIsNotMentioned)
{
	checker(begins_check() + locks_orders(done().after(1900).behind_a_lock()) + Calls{asks(paid, value("t"))});
	control.then({asks_for_blockers(rows({oncall_waits})).repeatedly()});
	EXPECT_EQ(answer(is_paid), "true");
	EXPECT_EQ(host.now_ms(), 1900);
}

/* Somebody queues between the incident's own session and the check. */
TEST_F(BlockersTest, WhoQueuesInFrontIsNamedAndNotTheIncident)
{
	const Client &holder = play(report, {asks("BEGIN"), asks("LOCK TABLE orders")});
	asks_as_the_till(behind_a_lock());
	control.then(
	    {asks_for_blockers(rows({blocker("4711", "oncall", "", "active", false),
	                             blocker(std::to_string(holder.pid()), "app_owner", "report", "active", false)}))
	         .repeatedly(),
	     cancels()});
	EXPECT_PRED_FORMAT2(testing::IsSubstring, "no score: your session 4711 in shop, active, is in the way |",
	                    answer(paid_for_the_till));
}

TEST_F(BlockersTest, ACheckThatTakesTooLongIsGivenUp)
{
	checker(begins_check() + locks_orders() + Calls{asks(paid, silence())}, false);
	control.then({asks_for_blockers(rows({})).repeatedly(), cancels()});
	EXPECT_EQ(answer(is_paid),
	          "55006: no score: a check of shop did not come to an end | It took too long. | Ask again when "
	          "the server is less busy.");
	EXPECT_GE(host.now_ms(), 6000) << "three quarters of the time; the rest is for the rounds of the live sessions";
	EXPECT_LT(host.now_ms(), 6200);
}

TEST_F(BlockersTest, AStatementOfAnApplicationThatTakesTooLongIsCalledSo)
{
	asks_as_the_till(silence());
	control.then({asks_for_blockers(rows({})).repeatedly(), cancels()});
	EXPECT_EQ(
	    answer(paid_for_the_till),
	    "55006: no score: a check of shop did not come to an end | A statement of app_user takes too long there. | See "
	    "what keeps it: a trigger, a rule or a default of yours, or a busy server. Then ask again.");
}

TEST_F(BlockersTest, AFailureThatTellsNothingOfTheStateIsNoAnswer)
{
	for (const char *const state : {"55P03", "57014", "53200", "40001", "57P03"})
	{
		checker(begins_check() + locks_orders() + Calls{asks(paid, error(state, "not now"))});
		EXPECT_EQ(answer(is_paid),
		          "55006: no score: a check of shop did not come to an end | not now | Ask again when the "
		          "server is less busy.")
		    << state;
	}
}

TEST_F(BlockersTest, ALostConnectionIsNoAnswer)
{
	checker(begins_check() + locks_orders() + Calls{asks(paid, lost("57P01", "terminating connection"))}, false);
	EXPECT_EQ(answer(is_paid),
	          "55006: no score: a check of shop did not come to an end | It took too long. | Ask again "
	          "when the server is less busy.");
}

TEST_F(BlockersTest, NoConnectionIsLeft)
{
	server.session("ride_checker@postgres", Calls{connects()} + reads_acts({}, false));
	server.session("ride_checker@shop", {connects(error("53300", "sorry, too many clients already"))});
	control.then({asks("SELECT count(*) FILTER (WHERE usename = 'oncall'), …", rows({{"97", "2", "100"}}))});
	EXPECT_EQ(
	    answer(is_paid),
	    "55006: no score: no connection is left for a check of shop | Of 100 connections your sessions hold 97, others "
	    "2; the rest are logins that nobody has finished. | Close connections, then ask again; logins that nobody "
	    "finishes end after a few seconds.");
}

TEST_F(BlockersTest, ADatabaseIsGoneOrLetsNobodyIn)
{
	for (const auto &[state, message] :
	     {std::pair("3D000", "database \"shop\" does not exist"),
	      std::pair("55000", "database \"shop\" is not currently accepting connections")})
	{
		server.session("ride_checker@postgres", Calls{connects()} + reads_acts({}, false));
		server.session("ride_checker@shop", {connects(error(state, message))});
		EXPECT_EQ(answer(is_paid), std::string("55006: no score: no check can enter database shop | ") + message +
		                               " | Only an administrator can have done that. `ride postgres reset` brings the "
		                               "incident back.");
	}
}

TEST_F(BlockersTest, ALoginThatIsNotAnsweredIsGivenUp)
{
	server.session("ride_checker@postgres", Calls{connects()} + reads_acts({}, false));
	server.session("ride_checker@shop", {connects(silence())});
	EXPECT_EQ(answer(is_paid),
	          "55006: no score: a check of shop did not come to an end | It took too long. | Ask again when "
	          "the server is less busy.");
	EXPECT_GT(host.now_ms(), 2000);
	EXPECT_LT(host.now_ms(), 2200);
}

TEST_F(BlockersTest, UncommittedWorkOfTheCallerIsRefusedAtOnce)
{
	Blockers blockers(loop, store.link());
	const Row row{"4711", "oncall", "psql", "shop", "active", "12:00"};
	const Call open = asks("SELECT a.pid, … AND a.backend_type = 'client backend' …", rows({row}));
	control.then({open, open});
	EXPECT_EQ(refusal([&] { blockers.refuse_unsettled(4711); }),
	          "55006: your own transaction has written, or holds more than ACCESS SHARE");
	EXPECT_EQ(refusal([&] { blockers.refuse_unsettled(4712); }), "nobody is in the way");
}

TEST_F(BlockersTest, UncommittedWorkOfOthersIsWaitedFor)
{
	Blockers blockers(loop, store.link());
	const std::string sql = "SELECT a.pid, … AND a.backend_type = 'client backend' …";
	const Row early{"4711", "oncall", "psql", "shop", "idle in transaction", "12:00"};
	const Row late{"4711", "oncall", "psql", "shop", "idle in transaction", "12:01"};
	control.then({asks(sql, rows({early})), asks(sql, rows({early})), asks(sql, rows({late}))});
	EXPECT_EQ(refusal([&] { blockers.settle_oncall(2000); }), "nobody is in the way")
	    << "a transaction that was begun meanwhile does not count";
	EXPECT_EQ(host.now_ms(), 40);
	control.then({asks(sql, rows({early})).repeatedly()});
	EXPECT_EQ(refusal([&] { blockers.settle_oncall(2000); }),
	          "55006: no score: your session 4711 (psql) in shop, idle in transaction, has uncommitted work");
	EXPECT_EQ(host.now_ms(), 2040);
}

TEST_F(BlockersTest, SubmitEndsTheOthersAndWaitsForThem)
{
	Blockers blockers(loop, store.link());
	const Row other{"4711", "oncall", "psql", "shop", "active", "12:00", "t"};
	const Row newcomer{"4711", "oncall", "psql", "shop", "active", "12:01"};
	const std::string still = "SELECT … backend_start FROM pg_stat_activity WHERE usename = 'oncall' AND pid <> 4700 …";
	const std::string ends = "SELECT … backend_start, pg_terminate_backend(pid) FROM … pid <> 4700 …";
	control.then({asks(ends, rows({other})), asks(still, rows({other})), asks(still, rows({newcomer}))});
	EXPECT_EQ(refusal([&] { blockers.end_oncall(4700); }), "nobody is in the way");
	EXPECT_EQ(host.now_ms(), 20);
	control.then({asks(ends, rows({other})), asks(still, rows({other})).repeatedly()});
	EXPECT_EQ(refusal([&] { blockers.end_oncall(4700); }),
	          "55006: no score: your session 4711 (psql) in shop, active, does not end");
	EXPECT_EQ(host.now_ms(), 5020);
}
