/*
 * A server that answers from a script.
 *
 * Test code, no server.
 */
#include "scripted_server.hpp"

#include <algorithm>
#include <cctype>
#include <stdexcept>
#include <utility>

#include <gtest/gtest.h>
#include <libpq-fe.h>

#include "model/text.hpp"

namespace ride::test
{

namespace
{

constexpr const char *anything = "…";
constexpr std::int64_t never = -1;

ScriptedServer *the_server = nullptr;

/* Ends what has made a call that nobody expects. The test has failed already, and nothing is to be said twice. */
struct UnexpectedCall : testing::AssertionException
{
	UnexpectedCall()
	    : testing::AssertionException(
	          {testing::TestPartResult::kNonFatalFailure, __FILE__, __LINE__, "an unexpected call"})
	{
	}
};

/* One blank for all that stand together, and none at the ends. */
std::string squeezed(const std::string &text)
{
	std::string result;
	for (const char c : text)
		if (const bool is_blank = std::isspace(static_cast<unsigned char>(c)) != 0; !is_blank)
			result += c;
		else if (!result.empty() && result.back() != ' ')
			result += ' ';
	return model::trimmed(result);
}

std::string words_of(const Call &call)
{
	switch (call.kind)
	{
		case Call::Kind::connects:
			return "connect";
		case Call::Kind::dies:
			return "(the server ends the session)";
		case Call::Kind::closes:
			return "close";
		case Call::Kind::asks:
			break;
	}
	std::string words = call.sql;
	for (const std::string &parameter : call.parameters)
		words += " [" + parameter + "]";
	return words;
}

std::string words_of(const std::string &sql, const std::vector<std::string> &parameters)
{
	return words_of(Call{Call::Kind::asks, squeezed(sql), parameters, {}, {}});
}

bool is_meant(const Call &call, const std::string &sql, const std::vector<std::string> &parameters)
{
	return call.kind == Call::Kind::asks && matches(call.sql, sql) &&
	       std::equal(call.parameters.begin(), call.parameters.end(), parameters.begin(), parameters.end(), matches);
}

/* What the server would say of the session's transaction; one string of several statements may end what it begins. */
int transaction_after(const std::string &sql, const Answer &answer, int before)
{
	if (answer.kind != Answer::Kind::done)
		return before == PQTRANS_IDLE ? PQTRANS_IDLE : PQTRANS_INERROR;
	const auto is = [&](const char *word) { return sql.rfind(word, 0) == 0; };
	if (is("ROLLBACK") || is("COMMIT") || sql.ends_with("COMMIT"))
		return PQTRANS_IDLE;
	return is("BEGIN") ? PQTRANS_INTRANS : before;
}

} // namespace

bool matches(const std::string &pattern, const std::string &given)
{
	const std::string text = squeezed(given), mark = anything;
	std::size_t at = 0, from = 0;
	for (bool is_first = true;; is_first = false)
	{
		const std::size_t end = pattern.find(mark, from);
		const std::string part = pattern.substr(from, end == std::string::npos ? end : end - from);
		if (end == std::string::npos) /* the last part is at the end */
			return is_first ? text == part : text.size() >= at + part.size() && text.ends_with(part);
		const std::size_t found = is_first ? (text.rfind(part, 0) == 0 ? 0 : std::string::npos) : text.find(part, at);
		if (found == std::string::npos)
			return false;
		at = found + part.size();
		from = end + mark.size();
	}
}

Session &Session::then(const Calls &calls)
{
	calls_.insert(calls_.end(), calls.begin(), calls.end());
	return *this;
}

std::int64_t Session::asked_at(const std::string &pattern) const
{
	for (const Asked &one : asked_)
		if (matches(pattern, one.sql))
			return one.at_ms;
	return never;
}

std::string Session::login(const std::string &key) const
{
	for (const auto &[name, value] : login_)
		if (name == key)
			return value;
	return {};
}

const Call *Session::upcoming() const
{
	std::size_t at = at_ + (is_met_ ? 1 : 0);
	while (at < calls_.size() && calls_[at].is_optional)
		++at;
	return at < calls_.size() ? &calls_[at] : nullptr;
}

/* The next row if it is of that kind, past those that need not come any more. */
const Call *Session::reach(Call::Kind kind)
{
	while (may_pass() && next() != nullptr && next()->kind != kind)
		pass();
	return next() != nullptr && next()->kind == kind ? next() : nullptr;
}

ScriptedServer::ScriptedServer()
{
	if (the_server != nullptr)
		throw std::logic_error("there is a scripted server already: a test has one");
	the_server = this;
}

ScriptedServer::~ScriptedServer()
{
	finish();
	the_server = nullptr;
}

ScriptedServer &ScriptedServer::current()
{
	if (the_server == nullptr)
		throw std::logic_error("there is no scripted server: a test that reaches libpq needs one");
	return *the_server;
}

Session &ScriptedServer::session(const std::string &name, Calls calls)
{
	sessions_.push_back(std::make_unique<Session>(name, static_cast<int>(sessions_.size()) + 1, std::move(calls)));
	return *sessions_.back();
}

/* The first failure is the one to read: what follows comes of it. */
void ScriptedServer::report(const Call *row, const std::string &text)
{
	if (has_failed_)
		return;
	has_failed_ = true;
	if (row != nullptr)
		ADD_FAILURE_AT(row->where.file_name(), static_cast<int>(row->where.line())) << text;
	else
		ADD_FAILURE() << text;
}

void ScriptedServer::refuse(const std::string &call, const Session *session, const Call *expected)
{
	std::string text = "a call that is not in the script, at " + std::to_string(now_ms_) + " ms\n  session:  " +
	                   (session != nullptr ? session->name() + ", pid " + std::to_string(session->pid()) : "none") +
	                   "\n  came:     " + call +
	                   "\n  expected: " + (expected != nullptr ? words_of(*expected) : "nothing");
	report(expected, text);
	throw UnexpectedCall();
}

void ScriptedServer::finish()
{
	if (std::exchange(is_finished_, true))
		return;
	for (const std::unique_ptr<Session> &session : sessions_)
		if (const Call *const row = session->upcoming())
			report(row, "a call of the script that never came, by " + std::to_string(now_ms_) +
			                " ms\n  session:  " + session->name() + "\n  expected: " + words_of(*row));
}

void ScriptedServer::advance(Session &session, const Call &call)
{
	if (call.is_repeated || call.is_optional)
		session.is_met_ = true;
	else
		++session.at_;
}

pg_conn *ScriptedServer::connect(const char *const *keys, const char *const *values)
{
	std::vector<std::pair<std::string, std::string>> login;
	std::string role, database;
	for (int i = 0; keys[i] != nullptr; ++i)
	{
		login.emplace_back(keys[i], values[i]);
		if (login.back().first == "user")
			role = values[i];
		else if (login.back().first == "dbname")
			database = values[i];
	}
	const std::string name = role + "@" + database;
	const auto found = std::find_if(sessions_.begin(), sessions_.end(),
	                                [&](const std::unique_ptr<Session> &one) {
		                                return one->name() == name && one->open_ == nullptr &&
		                                       one->reach(Call::Kind::connects) != nullptr;
	                                });
	if (found == sessions_.end())
		refuse("connect as " + name, nullptr, nullptr);
	Session &session = **found;
	const Call call = *session.next();
	advance(session, call);
	session.login_ = std::move(login);
	++session.logins_;
	auto *const connection = new pg_conn;
	connection->session = &session;
	connection->answer = call.answer;
	connection->due_ms = call.answer.after_ms < 0 ? never : now_ms_ + call.answer.after_ms;
	connection->is_bad = call.answer.kind == Answer::Kind::nobody;
	if (connection->is_bad)
		connection->error = "connection to server failed: No such file or directory\n";
	session.open_ = connection;
	return connection;
}

void ScriptedServer::ask(pg_conn *connection, const std::string &sql, const std::vector<std::string> &parameters)
{
	Session &session = *connection->session;
	while (session.may_pass() && !is_meant(*session.next(), sql, parameters))
		session.pass();
	const Call *const next = session.next();
	if (connection->is_busy || next == nullptr || !is_meant(*next, sql, parameters))
		refuse(words_of(sql, parameters), &session, next);
	const Call call = *next;
	advance(session, call);
	session.asked_.push_back({now_ms_, squeezed(sql)});
	connection->sql = squeezed(sql);
	connection->answer = call.answer;
	connection->due_ms = call.answer.after_ms < 0 ? never : now_ms_ + call.answer.after_ms;
	connection->is_busy = true;
	connection->is_available = connection->has_said = false;
	connection->unsent = call.answer.is_sent_late ? 2 : 0;
	connection->transaction = transaction_after(connection->sql, call.answer, connection->transaction);
	if (connection->sql == "SELECT pg_cancel_backend($1::int)")
		cancel(parameters.front());
}

/* What would never end has ended, with the error that a server gives. */
void ScriptedServer::cancel(const std::string &pid)
{
	for (const std::unique_ptr<Session> &session : sessions_)
	{
		pg_conn *const connection = session->open_;
		if (connection == nullptr || std::to_string(session->pid()) != pid || !connection->is_busy ||
		    (connection->due_ms >= 0 && connection->due_ms <= now_ms_))
			continue;
		connection->answer = error("57014", "canceling statement due to user request");
		connection->due_ms = now_ms_;
		connection->transaction = transaction_after(connection->sql, connection->answer, connection->transaction);
	}
}

void ScriptedServer::close(pg_conn *connection)
{
	if (Session *const session = connection->session; session != nullptr && session->open_ == connection)
	{
		session->open_ = nullptr;
		if (session->reach(Call::Kind::closes) != nullptr)
			++session->at_;
	}
	delete connection;
}

const Call *ScriptedServer::death(const pg_conn *connection) const
{
	const Call *const call = connection->session->upcoming();
	const bool is_idle = !connection->is_busy && !connection->is_connecting && !connection->is_bad;
	return is_idle && call != nullptr && call->kind == Call::Kind::dies ? call : nullptr;
}

void ScriptedServer::die(pg_conn *connection)
{
	Session &session = *connection->session;
	connection->is_bad = true;
	session.reach(Call::Kind::dies);
	session.pass();
}

std::int64_t ScriptedServer::ready_at(int descriptor) const
{
	const auto found = std::find_if(sessions_.begin(), sessions_.end(),
	                                [&](const std::unique_ptr<Session> &one)
	                                { return one->open_ != nullptr && one->number_ == descriptor; });
	if (found == sessions_.end())
		return never;
	const pg_conn &connection = *(*found)->open_;
	if (const Call *const call = death(&connection))
		return connection.idle_ms + call->answer.after_ms;
	if (connection.unsent > 0)
		return now_ms_;
	return connection.is_busy || connection.is_connecting ? connection.due_ms : never;
}

bool ScriptedServer::waits_for_lock(int pid) const
{
	return std::any_of(sessions_.begin(), sessions_.end(),
	                   [&](const std::unique_ptr<Session> &one)
	                   {
		                   return one->open_ != nullptr && one->pid() == pid && one->open_->is_busy &&
		                          one->open_->answer.waits_for_lock &&
		                          (one->open_->due_ms < 0 || now_ms_ < one->open_->due_ms);
	                   });
}

} // namespace ride::test
