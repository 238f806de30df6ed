/*
 * The script itself: a call that is not in it fails the test, one that never comes does too, and both can be read.
 */
#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include "director/wire/loop.hpp"
#include "scripted_host.hpp"

using namespace ride;
using namespace ride::test;

namespace
{

const Target shop{"/sockets", 5432, "shop", "app_user", "secret", "till", "-c jit=off"};

/* Runs these statements, and no further than to the first that nobody expects. */
void run(const Calls &script, const std::vector<Command> &commands)
{
	ScriptedServer server;
	ScriptedHost host(server);
	Loop loop(host);
	server.session("app_user@shop", script);
	Link link;
	const Watched watched(loop, link);
	try
	{
		loop.connect(link, shop);
		for (const Command &command : commands)
			loop.ask(link, command);
	}
	catch (const testing::AssertionException &)
	{
		return; /* the server has said it */
	}
}

void run_with_another()
{
	run({connects(), asks("SELECT 1")}, {{"SELECT 2", {}}});
}

void run_with_another_parameter()
{
	run({connects(), asks_with("SELECT $1", {"a"})}, {{"SELECT $1", {"b"}}});
}

void run_with_too_many()
{
	run({connects()}, {{"SELECT 2", {}}});
}

void run_with_too_few()
{
	run({connects(), asks("SELECT 1"), asks("SELECT 2")}, {{"SELECT 1", {}}});
}

void run_elsewhere()
{
	ScriptedServer server;
	ScriptedHost host(server);
	Link link;
	try
	{
		link.open(shop);
	}
	catch (const testing::AssertionException &)
	{
		return;
	}
}

} // namespace

TEST(Script, ACallThatIsNotInItFailsTheTest)
{
	EXPECT_NONFATAL_FAILURE(run_with_another(), "came:     SELECT 2\n  expected: SELECT 1");
	EXPECT_NONFATAL_FAILURE(run_with_another(), "session:  app_user@shop, pid 101");
	EXPECT_NONFATAL_FAILURE(run_with_another_parameter(), "came:     SELECT $1 [b]\n  expected: SELECT $1 [a]");
	EXPECT_NONFATAL_FAILURE(run_with_too_many(), "came:     SELECT 2\n  expected: nothing");
	EXPECT_NONFATAL_FAILURE(run_elsewhere(), "came:     connect as app_user@shop");
}

TEST(Script, ACallThatNeverComesFailsTheTest)
{
	EXPECT_NONFATAL_FAILURE(run_with_too_few(), "never came, by 0 ms\n  session:  app_user@shop\n  expected: SELECT 2");
}

TEST(Script, APatternLeavesOpenWhatItSays)
{
	EXPECT_TRUE(matches("SELECT 1", " SELECT 1\n"));
	EXPECT_FALSE(matches("SELECT 1", "SELECT 11"));
	EXPECT_TRUE(matches("SELECT …", "SELECT 11"));
	EXPECT_TRUE(matches("… FROM t …", "SELECT 1 FROM t WHERE true"));
	EXPECT_FALSE(matches("… FROM t … LIMIT 1", "SELECT 1 FROM t WHERE true LIMIT 10"));
	EXPECT_FALSE(matches("SELECT …", "INSERT SELECT"));
	EXPECT_FALSE(matches("ab…bc", "abc")) << "no letter counts twice";
}

struct LinkTest : testing::Test
{
	ScriptedServer server;
	ScriptedHost host{server};
	Loop loop{host};
	Link link;
	Watched watched{loop, link};
};

TEST_F(LinkTest, LogsInAsItIsTold)
{
	Session &session = server.session("app_user@shop", {connects()});
	loop.connect(link, shop);
	EXPECT_EQ(link.state(), Link::State::idle);
	EXPECT_EQ(link.pid(), 101);
	EXPECT_EQ(session.login("password"), "secret");
	EXPECT_EQ(session.login("application_name"), "till");
	EXPECT_EQ(session.login("options"), "-c jit=off");
	EXPECT_EQ(session.login("passfile"), "/dev/null") << "no file of the machine's owner is read";
}

TEST_F(LinkTest, TellsWhyALoginIsRefused)
{
	server.session("app_user@shop", {connects(error("53300", "sorry, too many clients already"))});
	try
	{
		loop.connect(link, shop);
		FAIL() << "it connected";
	}
	catch (const Failure &failure)
	{
		EXPECT_EQ(failure.sqlstate, "53300");
		EXPECT_STREQ(failure.what(), "the director cannot connect to database \"shop\" as app_user");
		EXPECT_EQ(failure.detail, "sorry, too many clients already");
	}
}

TEST_F(LinkTest, TellsThatThereIsNoServer)
{
	server.session("app_user@shop", {connects(nobody())});
	try
	{
		loop.connect(link, shop);
		FAIL() << "it connected";
	}
	catch (const Failure &failure)
	{
		EXPECT_EQ(failure.sqlstate, sqlstate::connection_failure);
		EXPECT_EQ(failure.detail, "connection to server failed: No such file or directory");
	}
}

TEST_F(LinkTest, GivesUpALoginThatIsNeverAnswered)
{
	server.session("app_user@shop", {connects(silence()), closes()});
	try
	{
		loop.connect(link, shop);
		FAIL() << "it connected";
	}
	catch (const Failure &failure)
	{
		EXPECT_EQ(failure.detail, "no answer");
	}
	EXPECT_EQ(host.now_ms(), 120000);
}

TEST_F(LinkTest, HandsOnWhatTheServerSays)
{
	server.session("app_user@shop",
	               {connects(), asks("SELECT …", rows({{"1", {}}, {"2", "b"}})),
	                asks_with("DELETE … $1", {"7"}, done("DELETE 3")),
	                asks("INSERT …", error("23505", "there already", "Key (id)=(7).", "Take another."))});
	loop.connect(link, shop);
	const Outcome selected = loop.ask(link, {"SELECT id, name FROM t", {}});
	ASSERT_EQ(selected.rows.size(), 2U);
	EXPECT_EQ(selected.rows[0][1], Field());
	EXPECT_EQ(selected.rows[1][1], "b");
	EXPECT_EQ(selected.value(), "1");
	EXPECT_EQ(loop.ask(link, {"DELETE FROM t WHERE id = $1", {"7"}}).tag, "DELETE 3");
	const Outcome refused = loop.ask(link, {"INSERT INTO t VALUES (7)", {}});
	EXPECT_FALSE(refused.ok);
	EXPECT_FALSE(refused.lost);
	EXPECT_EQ(refused.sqlstate + refused.message + refused.detail + refused.hint,
	          "23505there alreadyKey (id)=(7).Take another.");
	EXPECT_EQ(link.state(), Link::State::idle);
}

TEST_F(LinkTest, GoesOnWithWhatTheSocketDidNotTakeAtOnce)
{
	server.session("app_user@shop", {connects(), asks("SELECT 1", value("1").sent_late().after(20))});
	loop.connect(link, shop);
	link.send({"SELECT 1", {}});
	EXPECT_TRUE(link.wants_write());
	ASSERT_TRUE(loop.until([&] { return link.state() == Link::State::idle; }, 100));
	EXPECT_FALSE(link.wants_write());
	EXPECT_EQ(link.take()->value(), "1");
}

TEST_F(LinkTest, TellsWhatTheServerSaidLast)
{
	server.session("app_user@shop", {connects(), asks("SELECT 1", lost("57P01", "terminating connection")), connects(),
	                                 asks("SELECT 1", lost()), connects(), dies("57P05", "idle for too long", 10)});
	loop.connect(link, shop);
	Outcome outcome = loop.ask(link, {"SELECT 1", {}});
	EXPECT_TRUE(outcome.lost);
	EXPECT_EQ(outcome.sqlstate + ": " + outcome.message, "57P01: terminating connection");

	loop.connect(link, shop);
	outcome = loop.ask(link, {"SELECT 1", {}});
	EXPECT_TRUE(outcome.lost);
	EXPECT_EQ(outcome.sqlstate + ": " + outcome.message, "08006: server closed the connection unexpectedly");

	loop.connect(link, shop); /* and in a session that is idle nobody has asked */
	ASSERT_TRUE(loop.until([&] { return link.state() == Link::State::closed; }, 100));
	outcome = link.take().value();
	EXPECT_TRUE(outcome.lost);
	EXPECT_EQ(outcome.sqlstate + ": " + outcome.message, "57P05: idle for too long");
	EXPECT_TRUE(loop.ask(link, {"SELECT 1", {}}).lost) << "what is closed cannot be used";
}

TEST_F(LinkTest, GivesUpACopyThatWaitsForItsClient)
{
	server.session("app_user@shop", {connects(), asks("COPY t FROM stdin", copies()), closes()});
	loop.connect(link, shop);
	const Outcome outcome = loop.ask(link, {"COPY t FROM stdin", {}});
	EXPECT_TRUE(outcome.lost);
	EXPECT_EQ(outcome.sqlstate, sqlstate::feature_not_supported);
}

TEST_F(LinkTest, GivesUpACommandThatIsNeverAnswered)
{
	server.session("app_user@shop", {connects(), asks("SELECT 1", silence()), closes()});
	loop.connect(link, shop);
	try
	{
		loop.run(link, {"SELECT 1", {}});
		FAIL() << "it was answered";
	}
	catch (const Failure &failure)
	{
		EXPECT_EQ(failure.sqlstate, sqlstate::query_canceled);
		EXPECT_EQ(failure.detail, "SELECT 1");
	}
	EXPECT_EQ(link.state(), Link::State::closed) << "who cleans up behind it finds no command under way";
}
