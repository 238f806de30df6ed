/*
 * What a server is to be asked, and what it answers: the rows of a script.
 *
 * Test code, no server. A row is one call of the director's on one connection, with its parameters and its result. A text
 * is compared as it is, but for "…", which stands for anything.
 *
 *   server.session("app_user@shop", {connects(),
 *                                    asks("DISCARD ALL"),
 *                                    asks("INSERT INTO orders …", error("42703", "no such column"))});
 */
#pragma once

#include <source_location>
#include <string>
#include <vector>

#include "extension/shared/payload.hpp"

namespace ride::test
{

using Where = std::source_location;

/* The result of a call. It comes at once, by the fake clock, unless something else is said. */
struct Answer
{
	enum class Kind
	{
		done,
		failed,
		lost,   /* the connection is gone; with an SQLSTATE if the server has said why */
		copies, /* a COPY that waits for its data */
		nobody  /* of connects(): there is no server */
	};

	Kind kind = Kind::done;
	std::string tag = {}; /* empty: the first word of what was asked */
	std::vector<Row> rows = {};
	std::string sqlstate = {}, message = {}, detail = {}, hint = {};
	std::vector<std::string> told = {}, found = {}; /* rows that the module tells of meanwhile */
	long after_ms = 0;                              /* negative: it never comes */
	bool waits_for_lock = false;                    /* until then the server says that this backend waits for a lock */
	bool is_sent_late = false;                      /* the socket takes what is sent only when it is waited for */

	Answer after(long ms) const
	{
		Answer later = *this;
		later.after_ms = ms;
		return later;
	}

	Answer behind_a_lock() const
	{
		Answer waiting = *this;
		waiting.waits_for_lock = true;
		return waiting;
	}

	Answer telling(std::vector<std::string> documents, std::vector<std::string> standing = {}) const
	{
		Answer telling = *this;
		telling.told = std::move(documents);
		telling.found = std::move(standing);
		return telling;
	}

	Answer sent_late() const
	{
		Answer late = *this;
		late.is_sent_late = true;
		return late;
	}
};

inline Answer done(std::string tag = {})
{
	return {.tag = std::move(tag)};
}

inline Answer rows(std::vector<Row> rows)
{
	const std::string tag = "SELECT " + std::to_string(rows.size());
	return {.tag = tag, .rows = std::move(rows)};
}

/* One row of one field. */
inline Answer value(const Field &field)
{
	return rows({{field}});
}

inline Answer error(std::string sqlstate, std::string message, std::string detail = {}, std::string hint = {})
{
	return {.kind = Answer::Kind::failed,
	        .sqlstate = std::move(sqlstate),
	        .message = std::move(message),
	        .detail = std::move(detail),
	        .hint = std::move(hint)};
}

/* The server ends the session; without a word when it has crashed. */
inline Answer lost(std::string sqlstate = {}, std::string message = {})
{
	return {.kind = Answer::Kind::lost, .sqlstate = std::move(sqlstate), .message = std::move(message)};
}

inline Answer silence()
{
	return Answer().after(-1);
}

/* The command waits for a lock, for longer than anybody waits for it. */
inline Answer behind_a_lock()
{
	return silence().behind_a_lock();
}

inline Answer copies()
{
	return {.kind = Answer::Kind::copies};
}

inline Answer nobody()
{
	return {.kind = Answer::Kind::nobody};
}

/* One row of a script. */
struct Call
{
	enum class Kind
	{
		connects,
		asks,
		dies, /* no call: the server ends a session that is idle */
		closes
	};

	Kind kind;
	std::string sql;
	std::vector<std::string> parameters;
	Answer answer;
	Where where;
	bool is_repeated = false; /* once, or more often */
	bool is_optional = false; /* any number of times, or never */

	Call repeatedly() const
	{
		Call often = *this;
		often.is_repeated = true;
		return often;
	}

	Call any_times() const
	{
		Call maybe = *this;
		maybe.is_optional = true;
		return maybe;
	}
};

using Calls = std::vector<Call>;

inline Call connects(Answer answer = {}, Where where = Where::current())
{
	return {Call::Kind::connects, {}, {}, std::move(answer), where};
}

inline Call asks(std::string sql, Answer answer = {}, Where where = Where::current())
{
	return {Call::Kind::asks, std::move(sql), {}, std::move(answer), where};
}

/* With parameters, by the extended protocol. */
inline Call asks_with(std::string sql, std::vector<std::string> parameters, Answer answer = {},
                      Where where = Where::current())
{
	return {Call::Kind::asks, std::move(sql), std::move(parameters), std::move(answer), where};
}

/* So long after what came before it in the script. */
inline Call dies(std::string sqlstate, std::string message, long after_ms = 0, Where where = Where::current())
{
	return {Call::Kind::dies, {}, {}, lost(std::move(sqlstate), std::move(message)).after(after_ms), where};
}

/* The director closes the connection itself. It may do so anywhere: this says that it has to, and then. */
inline Call closes(Where where = Where::current())
{
	return {Call::Kind::closes, {}, {}, {}, where};
}

inline Calls operator+(Calls calls, const Calls &more)
{
	calls.insert(calls.end(), more.begin(), more.end());
	return calls;
}

/* "…" in the pattern stands for anything. Blanks and line ends of the text count as one blank, and at its ends not at all. */
bool matches(const std::string &pattern, const std::string &text);

} // namespace ride::test
