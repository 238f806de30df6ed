/*
 * The journal: what is written in which order, when it counts as kept, and what becomes of a write that fails.
 */
#include <cstring>

#include <gtest/gtest.h>

#include "director/record/journal.hpp"
#include "scripted_host.hpp"

using namespace ride;
using namespace ride::test;

namespace
{

const Call trims = asks("DELETE FROM app_log l USING …");

TimelineEvent event(TimelineKind kind, const std::string &tag, const std::string &object)
{
	TimelineEvent event{};
	event.kind = kind;
	event.at = 5;
	event.pid = 4711;
	event.transaction = 3;
	event.database = 16384;
	event.committed = 1;
	std::strncpy(event.tag, tag.c_str(), sizeof event.tag - 1);
	std::strncpy(event.object, object.c_str(), sizeof event.object - 1);
	return event;
}

} // namespace

struct JournalTest : testing::Test
{
	ScriptedServer server;
	ScriptedHost host{server};
	Loop loop{host};
	Journal journal{loop};

	Session &opens(const Calls &script)
	{
		Session &session = server.session("ride_director@ride", Calls{connects(), trims} + script);
		journal.open({"/sockets", 5432, "ride", "ride_director", "secret", "ride", ""});
		loop.each_turn([this] { return journal.step(); });
		return session;
	}

	void logs(const std::string &message) { journal.log({"till", "shop", "42703", message}); }

	void run_to(std::int64_t ms)
	{
		loop.until([&] { return host.now_ms() >= ms; }, static_cast<long>(ms - host.now_ms()));
	}
};

TEST_F(JournalTest, WhatComesTogetherIsWrittenTogether)
{
	Session &session = opens({asks("INSERT INTO app_log … 'one'), (… 'two')", done().after(400)),
	                          asks("INSERT INTO app_log … 'till', 'shop', NULL, 'works again')")});
	logs("one");
	logs("two");
	host.at(100, [this] { journal.log({"till", "shop", "", "works again"}); });
	run_to(1000);
	EXPECT_EQ(session.asked_at("… 'works again')"), 400) << "one statement at a time";
}

TEST_F(JournalTest, AnEntryIsKeptWhenItsStatementHasEnded)
{
	opens(
	    {asks(
	         "INSERT INTO ledger (place, state) VALUES ('a', 'new') ON CONFLICT …;DELETE FROM ledger WHERE md5(place) IN "
	         "(md5('b'))",
	         done().after(200)),
	     asks("INSERT INTO ledger … ('c', 'late') …", done().after(200))});
	journal.keep({"a", "old"});
	journal.keep({"a", "new"}); /* in the place of the one before */
	journal.keep({"b", {}});
	const std::uint64_t first = journal.given();
	run_to(100);
	journal.keep({"c", "late"});
	EXPECT_FALSE(journal.is_kept(first));
	run_to(210);
	EXPECT_TRUE(journal.is_kept(first));
	EXPECT_FALSE(journal.is_kept(journal.given()));
	run_to(500);
	EXPECT_TRUE(journal.is_kept(journal.given()));
}

TEST_F(JournalTest, WhatIsMoreThanOneStatementTakesIsKeptWhenAllOfItIs)
{
	opens({asks("INSERT INTO ledger …"),
	       asks("INSERT INTO ledger (place, state) VALUES ('999', 'new') …", done().after(200))});
	for (int place = 499; place <= 999; ++place)
		journal.keep({std::to_string(place), "new"});
	run_to(100);
	EXPECT_FALSE(journal.is_kept(journal.given())) << "the last one is under way";
	run_to(300);
	EXPECT_TRUE(journal.is_kept(journal.given()));
}

TEST_F(JournalTest, WhatTheServerHasNoRoomForIsTriedAgain)
{
	Session &session = opens({asks("INSERT INTO app_log …", error("53100", "No space left on device")),
	                          asks("INSERT INTO app_log … 'one')")});
	logs("one");
	run_to(900);
	EXPECT_EQ(session.asked().size(), 2U);
	run_to(1500);
	EXPECT_EQ(session.asked().size(), 3U) << "after a second";
}

TEST_F(JournalTest, AnyOtherFailureEndsTheDirector)
{
	opens({asks("INSERT INTO app_log …", error("42P01", "relation \"app_log\" does not exist"))});
	logs("one");
	try
	{
		run_to(100);
		FAIL() << "it went on";
	}
	catch (const Failure &failure)
	{
		EXPECT_EQ(failure.sqlstate, "42P01");
		EXPECT_STREQ(failure.what(), "the journal cannot be written: relation \"app_log\" does not exist");
	}
}

TEST_F(JournalTest, FlushWaitsUntilAllIsWrittenOrSaysThatItIsNot)
{
	opens({asks("INSERT INTO app_log … 'one')", done().after(300)), asks("INSERT INTO app_log … 'two')", silence())});
	logs("one");
	journal.flush(8000);
	EXPECT_EQ(host.now_ms(), 300);
	logs("two");
	try
	{
		journal.flush(8000);
		FAIL() << "it was written";
	}
	catch (const Failure &failure)
	{
		EXPECT_STREQ(failure.what(), "the journal of the incident is not written in time");
	}
	EXPECT_EQ(host.now_ms(), 8300);
}

TEST_F(JournalTest, TheTimelineTellsNames)
{
	Session &session =
	    opens({asks("INSERT INTO timeline … 4711, 3::bigint, 0, 'shop', 'signal', 'terminate session:till', NULL)"),
	           asks("UPDATE timeline t SET committed = o.committed FROM (VALUES (4711, 3::bigint, true)) …")});
	host.timeline = {event(TimelineKind::statement, "signal", "terminate session:1"),
	                 event(TimelineKind::outcome, "", "")};
	run_to(600);
	EXPECT_EQ(host.timeline.size(), 2U) << "the ring keeps what a new director cannot name yet";
	journal.name_databases({{16384, "shop"}});
	journal.name_sessions({"clerk", "till"});
	run_to(1200);
	EXPECT_TRUE(host.timeline.empty());
	EXPECT_GE(session.asked_at("INSERT INTO timeline …"), 600);
}
