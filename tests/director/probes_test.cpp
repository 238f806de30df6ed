/*
 * What is asked about state, and what the answers mean: true, false, or why it cannot be said.
 */
#include <gtest/gtest.h>

#include "shop.hpp"

using namespace ride;
using namespace ride::test;
using Condition = model::SessionCondition;

namespace
{

const std::string paid = "SELECT count(*) = 1 FROM public.orders WHERE status = 'paid'";
const model::Probe is_paid = holds(paid);

Calls plays(int round, const Answer &answer = done("INSERT 0 1"))
{
	return {asks("DISCARD ALL"), asks("INSERT INTO orders VALUES (" + std::to_string(round) + ")", answer)};
}

} // namespace

struct ProbesTest : ShopTest
{
	/* The whole check of the shop's orders, with the answer to its question. */
	void checks(const Answer &to_question)
	{
		checker(begins_check() + locks_orders() + Calls{asks(paid, to_question)});
	}
};

TEST_F(ProbesTest, AStateHoldsOrDoesNot)
{
	checks(value("t"));
	EXPECT_EQ(answer(is_paid), "true");
}

TEST_F(ProbesTest, AStateDoesNotHold)
{
	checks(value("f"));
	EXPECT_EQ(answer(is_paid), "false");
}

TEST_F(ProbesTest, WhatIsNullIsNotRepairedAndIsASprungTrap)
{
	checks(value({}));
	EXPECT_EQ(answer(is_paid), "false");
	checks(value({}));
	EXPECT_EQ(answer(is_paid, true), "true");
}

TEST_F(ProbesTest, TheCheckerAsksInAFrameOfItsOwn)
{
	Session &shop = checker(begins_check() + locks_orders() + Calls{asks(paid, value("t"))});
	answer(is_paid);
	const std::string options = shop.login("options");
	for (const char *const said : {"search_path=pg_catalog", "row_security=off", "restrict_nonsystem_relation_kind="})
		EXPECT_NE(options.find(said), std::string::npos) << said;
	EXPECT_NE(options.find("statement_timeout=9000"), std::string::npos) << "after the director has given up itself";
	EXPECT_EQ(shop.login("application_name"), "ride");
}

TEST_F(ProbesTest, WhatIsNoTableAnyMoreIsNotAsked)
{
	checker(begins_check() + locks_orders({}, "f") + Calls{asks(paid, value("t"))});
	EXPECT_EQ(answer(is_paid), "false");
}

TEST_F(ProbesTest, ATableThatIsGoneIsLost)
{
	const Calls gone = begins_check() + locks_orders(error("42P01", "relation \"public.orders\" does not exist"));
	checker(gone);
	EXPECT_EQ(answer(is_paid), "false") << "not repaired";
	checker(gone);
	EXPECT_EQ(answer(is_paid, true), "true") << "and a trap";
}

TEST_F(ProbesTest, ATrapIsSprungInOneDatabaseARepairIsDoneInAll)
{
	scenario.databases.push_back({"depot", "app_owner", {}});
	model::Probe both = holds("SELECT true");
	both.databases = {"depot", "shop"};
	const auto ask_both = [&](bool is_trap)
	{
		server.session("ride_checker@depot",
		               Calls{connects()} + begins_check() + Calls{asks("SELECT true", value("t"))} + reads_acts());
		checker(begins_check() + Calls{asks("SELECT true", value("f"))});
		return answer(both, is_trap);
	};
	EXPECT_EQ(ask_both(false), "false");
	EXPECT_EQ(ask_both(true), "true");
}

TEST_F(ProbesTest, AnyAlternativeWillDoAndAllAreAsked)
{
	model::Probe any;
	any.kind = model::Probe::Kind::any;
	any.alternatives = {holds("SELECT 1 = 1"), holds("SELECT 1 = 2")};
	const Calls first = begins_check() + Calls{asks("SELECT 1 = 1", value("t")), asks("ROLLBACK")} + begins_check();
	checker(first + Calls{asks("SELECT 1 = 2", value("f"))});
	EXPECT_EQ(answer(any), "true");
	checker(first + Calls{asks("SELECT 1 = 2", error("40001", "could not serialize"))});
	EXPECT_PRED_FORMAT2(testing::IsSubstring, "did not come to an end | could not serialize |", answer(any))
	    << "one that cannot be said is not passed over";
}

TEST_F(ProbesTest, WhatChangedIsComparedWithWhatWasRemembered)
{
	model::Probe changed = holds("SELECT name, n FROM pg_stats");
	changed.kind = model::Probe::Kind::changed;
	const auto ask_with = [&](const Answer &remembered)
	{
		checker(begins_check() + Calls{asks(changed.query, rows({{"a", {}}, {"b", "2"}}))});
		control.then({remembers("changed shop SELECT name, n FROM pg_stats", remembered)});
		return answer(changed);
	};
	EXPECT_EQ(ask_with(value("a\t\\N\t\nb\t2\t\n")), "false");
	EXPECT_EQ(ask_with(value("a\t\\N\t\nb\t3\t\n")), "true");
	EXPECT_EQ(ask_with(rows({})), "true") << "what nobody remembers has changed";
}

TEST_F(ProbesTest, AnotherRoleAsksAfterItsOwnStatements)
{
	model::Probe added = holds("SELECT true", "app_user");
	added.given = {"INSERT INTO orders VALUES (0)"};
	const auto ask_with = [&](const std::string &tag)
	{
		checker({});
		Session &session = server.session("app_user@shop", {connects(), asks("BEGIN"), asks(added.given[0], done(tag)),
		                                                    asks("SET CONSTRAINTS ALL IMMEDIATE"), asks("RESET ALL"),
		                                                    asks("SET LOCAL search_path = pg_catalog"),
		                                                    asks("SELECT true", value("t")), closes()});
		const std::string said = answer(added);
		EXPECT_EQ(session.login("application_name"), "till") << "no trigger can tell a check by its name";
		return said;
	};
	EXPECT_EQ(ask_with("INSERT 0 1"), "true");
	EXPECT_EQ(ask_with("INSERT 0 0"), "false") << "it was swallowed";
}

TEST_F(ProbesTest, APlanIsAskedAboutWithEverythingThatThePlannerMayUse)
{
	model::Probe planned = holds("SELECT $1::json IS NOT NULL");
	planned.explain = "SELECT 1";
	checker(begins_check() + Calls{asks("SET LOCAL enable_nestloop = on"),
	                               asks("EXPLAIN (ANALYZE, FORMAT JSON) SELECT 1", value("[{}]")),
	                               asks_with("SELECT $1::json IS NOT NULL", {"[{}]"}, value("t"))});
	EXPECT_EQ(answer(planned), "true");
}

TEST_F(ProbesTest, TheActsOfEveryDatabaseAreReadInTheSameVisit)
{
	server.session("ride_checker@postgres",
	               Calls{connects()} + reads_acts({{"9", "ALTER SYSTEM", "", "setting:x", "0"}}, false));
	server.session("ride_checker@shop",
	               Calls{connects()} + reads_acts({{"7", "DROP TABLE", "public", "orders", "16390"}}, false));
	EXPECT_TRUE(probes->ask({}, false, judging_patience(8000)).empty());
	ASSERT_EQ(probes->acts().size(), 2U);
	EXPECT_EQ(probes->acts()[0].database, "postgres");
	EXPECT_EQ(probes->acts()[0].name, "setting:x");
	EXPECT_EQ(probes->acts()[1].act, 7U);
	EXPECT_EQ(probes->acts()[1].object, 16390U);
}

struct ReplayTest : ProbesTest
{
	/* The till works, and its statement is replayed by itself. */
	std::string replay_answer(const Calls &replay, const Answer &remembered = value("INSERT 0 1"))
	{
		play(till, plays(1) + plays(2));
		checker({});
		server.session("app_user@shop", replay);
		if (remembered.kind == Answer::Kind::done)
			control.then({remembers("tag till shop 0", remembered)});
		return answer(is("till", Condition::working), false, true);
	}

	static Calls replays(const Answer &answer)
	{
		Calls calls{connects(), asks("BEGIN"), asks("INSERT INTO orders VALUES (0)", answer)};
		if (answer.kind == Answer::Kind::done)
			calls = calls + Calls{asks("SET CONSTRAINTS ALL IMMEDIATE"), asks("ROLLBACK")};
		return calls;
	}
};

TEST_F(ReplayTest, DoesWhatItDidWhenArmed)
{
	EXPECT_EQ(replay_answer(replays(done("INSERT 0 1"))), "true");
}

TEST_F(ReplayTest, DoesNothingAnyMore)
{
	EXPECT_EQ(replay_answer(replays(done("INSERT 0 0"))), "false");
}

TEST_F(ReplayTest, WhatFailedWhenArmedHasToComeToSomething)
{
	EXPECT_EQ(replay_answer(replays(done("INSERT 0 2")), value({})), "true");
}

TEST_F(ReplayTest, WhatFailedWhenArmedComesToNothing)
{
	EXPECT_EQ(replay_answer(replays(done("INSERT 0 0")), value({})), "false");
}

TEST_F(ReplayTest, Fails)
{
	EXPECT_EQ(replay_answer(replays(error("42501", "permission denied")), error("", "")), "false")
	    << "whatever the live session was told";
}

TEST_F(ReplayTest, ADeadlockIsPlayedOnceMoreAndAlone)
{
	EXPECT_EQ(replay_answer(replays(error("40P01", "deadlock detected")) + replays(done("INSERT 0 1"))), "true");
}

TEST_F(ReplayTest, TwoDeadlocksSayNothing)
{
	const Calls deadlock = replays(error("40P01", "deadlock detected"));
	EXPECT_EQ(
	    replay_answer(deadlock + deadlock, error("", "")),
	    "55006: no score: a check of shop did not come to an end | deadlock detected | Ask again when the server is "
	    "less busy.");
}

TEST_F(ReplayTest, TheRowItWroteHasToStand)
{
	const std::string row =
	    R"({"op": "insert", "schema": "public", "table": "slips", "relation": 9, "key": ["id"], "values": {"id": ["bigint", "1", 1], "what": ["text", "a", 2]}})";
	const auto found = [](const std::string &rows)
	{ return R"({"schema": "public", "table": "slips", "key": ["id"], "at": ["1"], "rows": [)" + rows + "]}"; };
	control.then({remembers("tag till shop 0", value("INSERT 0 1")), remembers("columns that the seeds fill", rows({})),
	              remembers("tables that applications write unclearly", rows({}))});
	EXPECT_EQ(replay_answer(replays(done("INSERT 0 1").telling({row}, {found("")})), error("", "")), "false")
	    << "a trigger has taken it away";
}

struct SessionProbeTest : ProbesTest
{
	std::string answer_of(const model::Probe &probe)
	{
		checker({});
		return answer(probe);
	}
};

TEST_F(SessionProbeTest, OneThatWorksHasANewRoundThatWentWell)
{
	const Client &client = play(till, plays(1) + plays(2));
	run_to(100);
	EXPECT_EQ(answer_of(is("till", Condition::working)), "true");
	EXPECT_EQ(client.ended_rounds(), 2U) << "an older round says nothing";
	EXPECT_LT(host.now_ms(), 200) << "and it is hurried";
}

TEST_F(SessionProbeTest, OneThatFailsFailsWithThatError)
{
	const Answer refused = error("42703", "no such column");
	model::Probe failing = is("till", Condition::failing);
	play(till, plays(1, refused) + plays(2, refused) + plays(3, refused) + plays(4, refused));
	run_to(100);
	EXPECT_EQ(answer_of(failing), "true");
	failing.sqlstate = "42703";
	EXPECT_EQ(answer_of(failing), "true");
	failing.sqlstate = "23505";
	EXPECT_EQ(answer_of(failing), "false");
}

TEST_F(SessionProbeTest, AConditionMayHaveToHoldForSeveralRounds)
{
	model::Probe working = is("till", Condition::working);
	working.rounds = 3;
	play(till, plays(1, error("42703", "no such column")) + plays(2) + plays(3) + plays(4));
	run_to(100);
	EXPECT_EQ(answer_of(working), "false");
	EXPECT_EQ(answer_of(working), "false");
	EXPECT_EQ(answer_of(working), "true");
}

TEST_F(SessionProbeTest, OneThatWaitsForTheIncidentsOwnWaits)
{
	model::Probe waiting = is("till", Condition::waiting);
	const Client &holder = play(report, {asks("BEGIN"), asks("LOCK TABLE orders")});
	const Client &client = play(till, plays(1, behind_a_lock()));
	run_to(10);
	const std::string pid = std::to_string(client.pid()), own = std::to_string(holder.pid());
	const Call blockers = asks_for_blockers(rows({blocker(own, "app_owner", "report", "idle in transaction", true)}),
	                                        pid, "{" + own + "," + pid + "}");
	control.then({blockers, blockers, blockers, blockers});
	EXPECT_EQ(answer_of(waiting), "true");
	waiting.waiting_for = "report";
	EXPECT_EQ(answer_of(waiting), "true");
	waiting.waiting_for = "till";
	EXPECT_EQ(answer_of(waiting), "false");
	EXPECT_EQ(answer_of(is("till", Condition::working)), "false");
	EXPECT_EQ(host.now_ms(), 10) << "who only holds something is in the way for good";
}

TEST_F(SessionProbeTest, OneThatWaitsForTheOncallSaysNothing)
{
	play(till, plays(1, behind_a_lock()));
	run_to(10);
	control.then(
	    {asks_for_blockers(rows({blocker("4711", "oncall", "psql", "idle in transaction", false)})).repeatedly()});
	EXPECT_EQ(
	    answer_of(is("till", Condition::working)),
	    "55006: no score: your session 4711 (psql) in shop, idle in transaction, is in the way | till in shop waits "
	    "for it. | COMMIT or ROLLBACK in that session, or end it, then ask again.");
	EXPECT_EQ(host.now_ms(), 5010) << "after the time that a round is given";
}

TEST_F(SessionProbeTest, OneThatGivesNoAnswerSaysNothing)
{
	play(till, plays(1, silence()));
	run_to(10);
	EXPECT_EQ(answer_of(is("till", Condition::failing)),
	          "55006: no score: till in shop gives no answer |  | Ask again when the server is less busy.");
}

TEST_F(SessionProbeTest, OneThatIsGoneIsGone)
{
	const Client &holder = play(report, {asks("BEGIN"), asks("LOCK TABLE orders"), dies("57P01", "terminating", 100)});
	EXPECT_EQ(answer_of(is("report", Condition::gone)), "false");
	EXPECT_EQ(answer_of(is("report", Condition::working)), "false") << "without rounds it neither works nor fails";
	ended.insert(report);
	run_to(200);
	ASSERT_EQ(holder.phase(), Client::Phase::gone);
	EXPECT_EQ(answer_of(is("report", Condition::gone)), "true");
	EXPECT_EQ(answer_of(is("report", Condition::working)), "false");
}

TEST_F(SessionProbeTest, WhatItWasToldDoesNotStand)
{
	play(till, plays(1) + plays(2));
	run_to(100);
	probes->spoil({{"till", "shop"}});
	checker({});
	server.session("app_user@shop", {connects(), asks("BEGIN"), asks("INSERT INTO orders VALUES (0)"),
	                                 asks("SET CONSTRAINTS ALL IMMEDIATE"), asks("ROLLBACK")});
	EXPECT_EQ(answer(is("till", Condition::working), false, true), "false");
}
