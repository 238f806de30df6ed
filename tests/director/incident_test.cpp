/*
 * How an incident starts, and how it goes on with the next director.
 */
#include <fstream>

#include <gtest/gtest.h>

#include "desk.hpp"

using namespace ride;
using namespace ride::test;

namespace
{

const std::string order = "INSERT INTO public.orders (status) VALUES ('new ";

Calls plays(int round, const Answer &answer = done("INSERT 0 1"))
{
	return {asks("DISCARD ALL"), asks(order + std::to_string(round) + "')", answer)};
}

Calls looks_up_members()
{
	return {connects(), asks("SELECT w.n, w.f, o.oid FROM (VALUES …", rows({{"0", "f", "1249"}}))};
}

Calls asks_from_outside()
{
	return lists_databases(false) + finds_planted({});
}

} // namespace

struct StartTest : DeskTest
{
	StartTest() { finds_nothing(); }

	/* Everything up to the seed of the shop. */
	Session &begins_to_plant(const Answer &seed)
	{
		admin.then(asks_from_outside() + asks_from_outside() + lists_databases(false));
		server.session("ride_director@template1",
		               {connects(), asks("CREATE EXTENSION IF NOT EXISTS ride"), asks("GRANT USAGE ON SCHEMA ride …"),
		                asks("SELECT current_setting('shared_preload_libraries')", value("ride"))});
		Calls roles = plants_roles();
		roles.pop_back(); /* what comes after the seeds */
		admin.then(roles);
		server.session("app_owner@shop", {connects(), asks("CREATE TABLE orders …", seed), closes()});
		return server.session("ride_director@shop",
		                      {connects(), asks("GRANT USAGE, CREATE ON SCHEMA public TO \"app_owner\""), closes()});
	}

	void plants()
	{
		begins_to_plant(done("GRANT"))
		    .then(Calls{connects(), asks("ANALYZE"),
		                asks("SELECT d.oid, …", rows({{"16384", "public", "orders", "16390"}})),
		                asks("SELECT pg_stat_reset()", value("")), closes()} +
		          looks_up_members());
		admin.then({plants_roles().back()});
		admin.then(names_facts() + names_facts());
		server.session("ride_director@postgres", looks_up_members());
		control.then(
		    Calls{asks("TRUNCATE attempt, …INSERT INTO attempt …'stage-01/01-shop', 0, 'prepared');INSERT INTO "
		               "seeded_object …")} +
		    finds_attempt("prepared") + finds_objects());
	}

	/* A planting or an arming that failed leaves nothing. */
	void discards()
	{
		admin.then(finds_planted({"shop"}) + Calls{asks("DROP DATABASE IF EXISTS \"shop\" WITH (FORCE)")});
		control.then({asks("TRUNCATE attempt, …")});
	}
};

TEST_F(StartTest, PlantsProvesRemembersAndGoesLive)
{
	plants();
	server.session("app_user@shop", Calls{connects()} + plays(1) + plays(2));
	/* the proof that the till works, then what is there now, then that nothing is repaired yet */
	server.session("ride_checker@postgres", Calls{connects()} + reads_acts({}, false) + reads_acts({}, false));
	server.session(
	    "ride_checker@shop",
	    Calls{connects()} + reads_acts({}, false) + begins_check() +
	        Calls{asks("SELECT EXISTS (SELECT FROM public.flags)", value("f")), asks("ROLLBACK"),
	              asks("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT a.attnum, …",
	                   rows({{"1", "id", "bigint", "t", "16390", "r"}, {"2", "status", "text", "f", "16390", "r"}})),
	              asks("SELECT count(*), sum(…", rows({{"3", "777", "1", "3"}})),
	              asks("SELECT CASE WHEN …", value("{[1,4)}")), asks("ROLLBACK"),
	              asks("WITH t AS (SELECT n, c.* …", rows({{"0", "table", "16390", "", ""}}))} +
	        begins_check() + Calls{asks("SELECT EXISTS (SELECT FROM public.flags)", value("f"))} + reads_acts() +
	        Calls{closes()});
	server.session("app_user@shop", {connects(), asks("BEGIN"), asks(order + "0')", done("INSERT 0 1")),
	                                 asks("SET CONSTRAINTS ALL IMMEDIATE"), asks("ROLLBACK"), closes()});
	control.then({asks("INSERT INTO remembered VALUES ('secret of the digests', …"),
	              asks("BEGIN; TRUNCATE kept_column, kept_part;INSERT … '{[1,4)}', '3', '777');COMMIT"),
	              asks("INSERT INTO remembered VALUES ('columns that the seeds fill', …"),
	              asks("INSERT INTO remembered VALUES ('tables that applications write unclearly', …"),
	              asks("BEGIN; TRUNCATE kept_shape;INSERT …COMMIT"),
	              asks("INSERT INTO remembered VALUES ('tag till shop 0', 'INSERT 0 1') …"),
	              remembers("seed of the ledger", rows({})),
	              asks("INSERT INTO remembered VALUES ('seed of the ledger', …"),
	              asks("SELECT pg_snapshot_xmax(pg_current_snapshot())", value("701")),
	              asks_with("UPDATE attempt SET phase = $1", {"live"})});
	post(100, RequestKind::start, "01/01");
	post(500, RequestKind::status);
	run_to(600);
	EXPECT_EQ(ended_with, "");
	EXPECT_EQ(said(0), "incident live: every proof holds\n");
	EXPECT_EQ(said(1), "live|stage-01/01-shop|0|till|shop|working|2|\n");
	const Facts &facts = host.facts();
	EXPECT_EQ(facts.armed.load(), 1U);
	EXPECT_EQ(facts.attempt, 1U);
	EXPECT_EQ(facts.armed_transaction, 701U);
	EXPECT_EQ(facts.oncall, 16401U);
	EXPECT_EQ(facts.checker, 16402U);
	EXPECT_EQ(facts.director, 16403U);
	EXPECT_EQ(facts.clients_used, 1U);
	EXPECT_TRUE(std::filesystem::exists(host.folder() / "ride/scenario" / shop_id / "scenario.toml"));
}

TEST_F(StartTest, AFaultThatDoesNotLandIsAnErrorAndLeavesNothing)
{
	plants();
	const Answer slow = error("42703", "no such column").after(9000);
	server.session("app_user@shop", Calls{connects()} + plays(1, slow) + plays(2, slow) + plays(3, slow) +
	                                    plays(4, slow) + Calls{asks("DISCARD ALL")});
	for (const char *const name : {"ride_checker@postgres", "ride_checker@shop"})
		server.session(name, Calls{connects()} + reads_acts({}, false) + reads_acts({}, false) + Calls{closes()});
	diary.then({asks("INSERT INTO app_log …").repeatedly()});
	discards();
	post(100, RequestKind::start, shop_id);
	post(50000, RequestKind::status);
	run_to(51000);
	EXPECT_EQ(said(0), "55000: the fault of stage-01/01-shop did not land");
	EXPECT_EQ(host.reply(0)->failure->detail, "This proof does not hold: the till works.");
	EXPECT_EQ(said(1), "idle|NULL|NULL|NULL|NULL|NULL|NULL|NULL\n");
	EXPECT_EQ(host.facts().armed.load(), 0U);
	EXPECT_EQ(host.facts().clients_used, 0U);
	EXPECT_FALSE(std::filesystem::exists(host.folder() / "ride/scenario"));
}

TEST_F(StartTest, ASessionThatDoesNotComeUpIsNamed)
{
	plants();
	server.session("app_user@shop", {connects(silence()), closes()});
	discards();
	post(100, RequestKind::start, shop_id);
	run_to(40000);
	EXPECT_EQ(said(0), "55000: session till does not come up");
	EXPECT_EQ(host.reply(0)->at_ms, 30100);
}

TEST_F(StartTest, ASeedThatFailsIsNamedAndLeavesNothing)
{
	begins_to_plant(error("42601", "syntax error", "At end."));
	admin.then(finds_planted({"shop"}) + Calls{asks("DROP DATABASE IF EXISTS \"shop\" WITH (FORCE)")} +
	           finds_planted({}));
	control.then({asks("TRUNCATE attempt, …")});
	post(100, RequestKind::start, shop_id);
	run_to(1000);
	EXPECT_EQ(said(0), "42601: syntax error");
	EXPECT_EQ(host.reply(0)->failure->detail, "While running stage-01/01-shop/seed/shop.sql in database shop: At end.");
}

TEST_F(StartTest, AStartThatIsGivenUpLeavesNothing)
{
	begins_to_plant(done("GRANT").after(3000));
	admin.then(finds_planted({"shop"}) +
	           Calls{asks("DROP DATABASE IF EXISTS \"shop\" WITH (FORCE)", done().after(500))} + finds_planted({}));
	control.then({asks("TRUNCATE attempt, …")});
	post(100, RequestKind::start, shop_id);
	host.at(200, [this] { host.abandon(0); });
	post(300, RequestKind::status);
	run_to(5000);
	EXPECT_EQ(said(0), "57014: the request was cancelled");
	EXPECT_EQ(host.reply(0)->at_ms, 3600) << "when the seed has ended, and the database is gone";
	EXPECT_EQ(said(1).substr(0, 9), "starting|");
}

struct RestartTest : DeskTest
{
};

TEST_F(RestartTest, ALiveAttemptGoesOn)
{
	finds("live", plays(1) + plays(2));
	post(500, RequestKind::status);
	run_to(1500);
	EXPECT_EQ(ended_with, "");
	EXPECT_EQ(said(0), "live|stage-01/01-shop|0|till|shop|working|1|\n");
	EXPECT_EQ(host.facts().armed.load(), 1U);
	EXPECT_EQ(host.facts().armed_transaction, 700U) << "what was done before counts on";
	EXPECT_EQ(host.logged(), std::vector<std::string>{"director ready"});
}

TEST_F(RestartTest, ThePasswordsAreNewOnes)
{
	finds("live", plays(1));
	run_to(500);
	const auto password = [&](const std::string &role)
	{
		for (const Session::Asked &one : admin.asked())
			if (matches("ALTER ROLE \"" + role + "\" … PASSWORD …", one.sql) ||
			    matches("ALTER ROLE \"" + role + "\" PASSWORD …", one.sql))
				return one.sql.substr(one.sql.find("PASSWORD"));
		return std::string();
	};
	EXPECT_NE(password("app_user"), "");
	EXPECT_NE(password("app_user"), password("app_owner"));
	EXPECT_NE(password("app_user"), password("ride_checker"));
}

TEST_F(RestartTest, AScenarioThatWasEditedMeanwhileGoesOnAsItWasArmed)
{
	finds("live", plays(1));
	std::ofstream(host.folder() / "scenarios" / shop_id / "briefing.md") << "Quite another story.\n";
	std::filesystem::remove(host.folder() / "scenarios/mechanisms.toml");
	post(100, RequestKind::briefing);
	post(101, RequestKind::mechanisms);
	run_to(200);
	EXPECT_NE(said(0).find("The till of the shop takes orders."), std::string::npos) << said(0);
	EXPECT_EQ(said(1), "Release|schema_behind|A database lacks a schema change\n");
}

TEST_F(RestartTest, WithoutItsFilesItIsBrokenAndCanBeStopped)
{
	control.then(finds_attempt("live"));
	admin.then(asks_from_outside() + finds_planted({"shop"}) +
	           Calls{asks("DROP DATABASE IF EXISTS \"shop\" WITH (FORCE)")});
	control.then(finds_attempt("live") + Calls{asks("TRUNCATE attempt, …")});
	post(100, RequestKind::status);
	post(101, RequestKind::score);
	post(200, RequestKind::stop);
	post(300, RequestKind::status);
	run_to(400);
	EXPECT_EQ(ended_with, "") << "one more restart would bring nothing back";
	EXPECT_EQ(said(0).substr(0, 7), "broken|");
	EXPECT_EQ(said(1), "F0000: the files of stage-01/01-shop as it was armed cannot be read");
	EXPECT_EQ(said(2), "stopped stage-01/01-shop\n");
	EXPECT_EQ(said(3).substr(0, 5), "idle|");
	EXPECT_EQ(host.logged().front().substr(0, 26), "the incident cannot go on:");
}

TEST_F(RestartTest, WithoutItsDatabaseItIsBroken)
{
	lay_out_scenarios(host.place().kept_scenario);
	control.then(finds_attempt("live") + finds_objects());
	admin.then(Calls{asks("ALTER ROLE \"app_owner\" PASSWORD …"), asks("ALTER ROLE \"app_user\" PASSWORD …")} +
	           names_facts(false));
	post(100, RequestKind::submit);
	run_to(200);
	EXPECT_EQ(said(0), "3D000: database \"shop\" is gone");
}

TEST_F(RestartTest, WithoutItsFactsItIsBroken)
{
	lay_out_scenarios(host.place().kept_scenario);
	control.then(finds_attempt("live") + finds_objects());
	admin.then(Calls{asks("ALTER ROLE \"app_owner\" PASSWORD …"), asks("ALTER ROLE \"app_user\" PASSWORD …")} +
	           names_facts());
	server.session("ride_director@postgres", looks_up_members());
	server.session("ride_director@shop", looks_up_members());
	post(100, RequestKind::score);
	run_to(200);
	EXPECT_EQ(said(0), "F0000: what has been done in stage-01/01-shop is not known any more");
	EXPECT_EQ(host.facts().armed.load(), 0U) << "it does not begin anew in silence";
}

TEST_F(RestartTest, AServerThatFailsMeanwhileEndsTheDirector)
{
	lay_out_scenarios(host.place().kept_scenario);
	control.then(finds_attempt("live") + Calls{asks("SELECT … FROM seeded_object …", error("53200", "out of memory"))});
	run_to(200);
	EXPECT_EQ(ended_with, "53200: out of memory") << "the next one may have better luck";
}

TEST_F(RestartTest, OneThatEndedWhileItArmedIsRecordedFromNowOn)
{
	finds("live", plays(1));
	host.facts().armed_transaction = 0;
	control.then({asks("SELECT pg_snapshot_xmax(pg_current_snapshot())", value("733"))});
	run_to(500);
	EXPECT_EQ(host.facts().armed_transaction, 733U);
	EXPECT_EQ(host.facts().armed.load(), 1U);
}

TEST_F(RestartTest, APreparedOneStaysSilent)
{
	finds("prepared");
	post(100, RequestKind::status);
	post(101, RequestKind::hint);
	run_to(200);
	EXPECT_EQ(said(0), "prepared|stage-01/01-shop|0|NULL|NULL|NULL|NULL|NULL\n");
	EXPECT_EQ(said(1), "55000: the incident is prepared, but not live yet");
	EXPECT_EQ(host.facts().armed.load(), 0U);
}

TEST_F(RestartTest, WhatASessionWasAboutToWriteIsTakenUp)
{
	const std::filesystem::path intent = host.folder() / "ride/intent.4242";
	std::ofstream(intent) << "shop\n"
	                      << R"({"op": "insert", "schema": "public", "table": "orders", "relation": 9, "key": ["id"], )"
	                      << R"("values": {"id": ["bigint", "1", 1]}})"
	                      << "\n";
	finds("live", plays(1));
	run_to(500);
	EXPECT_EQ(ended_with, "");
	EXPECT_FALSE(std::filesystem::exists(intent));
}

struct LiveTest : DeskTest
{
	LiveTest() { finds("live", plays(1)); }
};

TEST_F(LiveTest, AnotherStartIsRefused)
{
	admin.then(asks_from_outside());
	post(100, RequestKind::start, shop_id);
	run_to(200);
	EXPECT_EQ(said(0), "55006: incident stage-01/01-shop is there already");
}

TEST_F(LiveTest, AHintThatWasGivenUpIsCountedIfItWasWritten)
{
	const auto attempt_with = [](const std::string &hints)
	{
		return asks("SELECT number, id, seed, phase, hints, card FROM attempt",
		            rows({{"1", shop_id, "0", "live", hints, {}}}));
	};
	control.then({asks_with("UPDATE attempt SET hints = $1", {"1"}, done("UPDATE 1").after(500)), attempt_with("1"),
	              asks_with("UPDATE attempt SET hints = $1", {"2"}, done("UPDATE 1")), attempt_with("2")});
	post(100, RequestKind::hint);
	host.at(200, [this] { host.abandon(0); });
	post(700, RequestKind::hint);
	run_to(900);
	EXPECT_EQ(said(0), "57014: the request was cancelled");
	EXPECT_EQ(said(1), "Hint 2 of 2: Raise the flag.\n");
}

TEST_F(LiveTest, WhoAskedBeforeACardWasBegunGetsItToo)
{
	admits("password-one", 300);
	server.session("ride_checker@postgres", Calls{connects()} + reads_acts({}, false));
	server.session("ride_checker@shop", Calls{connects()} + begins_check() +
	                                        Calls{asks("SELECT EXISTS (SELECT FROM public.flags)", value("t"))} +
	                                        reads_acts());
	control.then(settles_oncall() + Calls{asks("SELECT mechanism, culprit FROM declared ORDER BY n", rows({}))});
	post(100, RequestKind::admit, "password-one");
	post(200, RequestKind::score, "text");
	post(300, RequestKind::scorecard);
	run_to(800);
	EXPECT_NE(said(1).find("Fix      40 of 40"), std::string::npos) << said(1);
	EXPECT_EQ(said(2).substr(0, 6), "detect") << said(2);
	EXPECT_EQ(host.reply(1)->at_ms, host.reply(2)->at_ms);
}
