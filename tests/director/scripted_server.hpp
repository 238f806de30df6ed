/*
 * A server that answers from a script, and the clock of a test.
 *
 * Test code, no server. scripted_pq.cpp is the libpq that leads here: it stands in the place of the real one when the test
 * is linked, so that the director knows nothing of it. A call that is not in the script fails the test and ends what called
 * it; one that is in the script and never comes fails the test at its end. Both name the row by file and line.
 */
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "script.hpp"

struct pg_conn;

namespace ride::test
{

/* One connection after the other of one role to one database, in the order of the script. */
class Session
{
public:
	Session(std::string name, int number, Calls calls)
	    : name_(std::move(name)), number_(number), calls_(std::move(calls))
	{
	}

	/* More of the script. */
	Session &then(const Calls &calls);

	const std::string &name() const { return name_; }
	int number() const { return number_; } /* of its socket too */

	/* The backend of its newest connection: 101, and 102 after a second login, for the first session of a server. */
	int pid() const { return 100 * number_ + logins_; }

	/* What it was asked, and when. */
	struct Asked
	{
		std::int64_t at_ms;
		std::string sql;
	};
	const std::vector<Asked> &asked() const { return asked_; }
	/* When it was asked this for the first time; -1: never. */
	std::int64_t asked_at(const std::string &pattern) const;

	/* What it logged in with last: "password", "application_name", "options" … */
	std::string login(const std::string &key) const;

private:
	friend class ScriptedServer;

	const Call *next() const { return at_ < calls_.size() ? &calls_[at_] : nullptr; }
	/* The next row that has not come at all. */
	const Call *upcoming() const;
	/* The next row has come as often as it has to. */
	bool may_pass() const { return is_met_ || (next() != nullptr && next()->is_optional); }
	void pass()
	{
		++at_;
		is_met_ = false;
	}
	const Call *reach(Call::Kind kind);

	std::string name_;
	int number_;
	Calls calls_;
	std::size_t at_ = 0;
	bool is_met_ = false; /* the row that may be repeated has come once */
	int logins_ = 0;
	pg_conn *open_ = nullptr;
	std::vector<Asked> asked_;
	std::vector<std::pair<std::string, std::string>> login_;
};

class ScriptedServer
{
public:
	ScriptedServer();
	~ScriptedServer();
	ScriptedServer(const ScriptedServer &) = delete;
	ScriptedServer &operator=(const ScriptedServer &) = delete;

	/* A session by "role@database". Where several of one name are there, the first that is not open and is to connect
	 * next is taken. */
	Session &session(const std::string &name, Calls calls);

	std::int64_t now_ms() const { return now_ms_; }
	void advance_to(std::int64_t ms) { now_ms_ = ms; }

	/* Every row of the script has come; called by the destructor too. */
	void finish();

	/* Whether something waits at this socket, and when it will; negative: never. */
	std::int64_t ready_at(int descriptor) const;
	bool waits_for_lock(int pid) const;

	/* The rest is for scripted_pq.cpp. */
	static ScriptedServer &current();
	pg_conn *connect(const char *const *keys, const char *const *values);
	void ask(pg_conn *connection, const std::string &sql, const std::vector<std::string> &parameters);
	void close(pg_conn *connection);

	/* The call that ends an idle session, once its time has come. */
	const Call *death(const pg_conn *connection) const;
	void die(pg_conn *connection);

private:
	[[noreturn]] void refuse(const std::string &call, const Session *session, const Call *expected);
	void advance(Session &session, const Call &call);
	void cancel(const std::string &pid);
	void report(const Call *row, const std::string &text);

	std::int64_t now_ms_ = 0;
	std::vector<std::unique_ptr<Session>> sessions_;
	bool has_failed_ = false;
	bool is_finished_ = false;
};

} // namespace ride::test

/* What libpq's own header leaves open. */
struct pg_conn
{
	ride::test::Session *session = nullptr;
	bool is_bad = false;
	bool is_connecting = true;
	bool is_busy = false;      /* asked, and the last result is not yet taken */
	bool is_available = false; /* what there is to be said has come in */
	bool has_said = false;     /* the result was taken; what comes next is its end */
	int unsent = 0;            /* so many times it has to be tried to send on */
	int transaction = 0;       /* PGTransactionStatusType */
	std::string sql;
	ride::test::Answer answer;
	std::int64_t due_ms = 0;  /* of the answer; negative: never */
	std::int64_t idle_ms = 0; /* since when it is idle */
	std::string error;
	void (*on_notice)(void *, const struct pg_result *) = nullptr;
	void *notice_argument = nullptr;
};
