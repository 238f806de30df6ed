/*
 * One non-blocking libpq connection.
 *
 * Pure C++ over libpq; director only.
 */
#include <cstring>
#include <new>

#include <libpq-fe.h>

#include "director/failure.hpp"
#include "director/wire/pq.hpp"

namespace ride
{

namespace
{

std::string text_of(const char *text)
{
	std::string result = text != nullptr ? text : "";
	while (!result.empty() && (result.back() == '\n' || result.back() == ' '))
		result.pop_back();
	return result;
}

/* Why a login was refused. libpq tells the SQLSTATE in its text only, which goes
 * `connection to … failed: FATAL:  53300: sorry, too many clients already` and on to the place in the source. */
void read_refusal(const std::string &text, Outcome &outcome)
{
	outcome.sqlstate = sqlstate::connection_failure;
	outcome.message = text;
	const std::size_t fatal = text.find("FATAL:  ");
	const std::size_t state = fatal + 8;
	if (fatal == std::string::npos || text.size() < state + 7 || text.compare(state + 5, 2, ": ") != 0)
		return;
	outcome.sqlstate = text.substr(state, 5);
	outcome.message = text.substr(state + 7, text.find('\n', state) - (state + 7));
}

/* A COPY that waits for data, or for whoever takes it: its result comes again and again until somebody does. */
bool is_endless(const pg_result *result)
{
	const ExecStatusType status = PQresultStatus(result);
	return status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH;
}

std::string doubled(const std::string &text, char quote)
{
	std::string result(1, quote);
	for (const char c : text)
	{
		if (c == quote)
			result += quote;
		result += c;
	}
	return result + quote;
}

} // namespace

std::string quote_name(const std::string &name)
{
	return doubled(name, '"');
}

std::string quote_value(const std::string &value)
{
	if (value.find('\\') == std::string::npos)
		return doubled(value, '\'');
	std::string escaped;
	for (const char c : value)
	{
		if (c == '\\')
			escaped += c;
		escaped += c;
	}
	return "E" + doubled(escaped, '\'');
}

std::string Outcome::value() const
{
	return rows.empty() || rows.front().empty() || !rows.front().front() ? std::string() : *rows.front().front();
}

void Link::open(const Target &target)
{
	close();
	const std::string port = std::to_string(target.port);
	const char *const names[] = {"host",       "port",
	                             "dbname",     "user",
	                             "password",   "application_name",
	                             "options",    "sslmode",
	                             "gssencmode", "client_encoding",
	                             "passfile",   "connect_timeout",
	                             nullptr};
	const char *const values[] = {target.socket_folder.c_str(),
	                              port.c_str(),
	                              target.database.c_str(),
	                              target.role.c_str(),
	                              target.password.c_str(),
	                              target.application_name.c_str(),
	                              target.options.c_str(),
	                              "disable",
	                              "disable",
	                              "UTF8",
	                              "/dev/null",
	                              "0",
	                              nullptr};
	running_ = {};
	finished_.reset();
	last_fatal_ = {};
	connection_ = PQconnectStartParams(names, values, 0);
	if (connection_ == nullptr)
		throw std::bad_alloc();
	if (PQstatus(connection_) == CONNECTION_BAD)
	{
		lose();
		return;
	}
	PQsetNoticeReceiver(connection_, on_notice, this);
	(void)PQsetErrorVerbosity(connection_, PQERRORS_VERBOSE); /* for the SQLSTATE of a refused login, see lose() */
	state_ = State::connecting;
	polling_ = PGRES_POLLING_WRITING;
}

void Link::close()
{
	if (connection_ != nullptr)
		PQfinish(connection_);
	connection_ = nullptr;
	state_ = State::closed;
}

void Link::send(const Command &command)
{
	running_ = {};
	finished_.reset();
	int sent;
	if (command.parameters.empty())
		sent = PQsendQuery(connection_, command.sql.c_str());
	else
	{
		std::vector<const char *> values;
		for (const std::string &parameter : command.parameters)
			values.push_back(parameter.c_str());
		sent = PQsendQueryParams(connection_, command.sql.c_str(), static_cast<int>(values.size()), nullptr,
		                         values.data(), nullptr, nullptr, 0);
	}
	if (sent == 0)
	{
		lose();
		return;
	}
	state_ = State::busy;
	flushing_ = PQflush(connection_) == 1;
}

void Link::advance()
{
	if (state_ == State::connecting)
		advance_connect();
	else if (state_ != State::closed)
		advance_command();
}

void Link::advance_connect()
{
	polling_ = PQconnectPoll(connection_);
	if (polling_ == PGRES_POLLING_FAILED)
		lose();
	else if (polling_ == PGRES_POLLING_OK)
	{
		PQsetnonblocking(connection_, 1);
		state_ = State::idle;
		Outcome outcome;
		outcome.ok = true;
		finish(outcome);
	}
}

void Link::advance_command()
{
	if (flushing_)
		flushing_ = PQflush(connection_) == 1;
	const bool alive = PQconsumeInput(connection_) == 1;
	if (state_ == State::idle)
		(void)PQisBusy(connection_); /* reads what came unasked: why the server ends this session */
	while (state_ == State::busy && PQisBusy(connection_) == 0)
	{
		pg_result *const result = PQgetResult(connection_);
		if (result == nullptr)
		{
			if (PQstatus(connection_) == CONNECTION_BAD)
				break;
			state_ = State::idle;
			finish(std::move(running_));
			break;
		}
		const bool is_copy = is_endless(result);
		collect(result);
		PQclear(result);
		if (is_copy)
			return lose();
	}
	if (!alive || PQstatus(connection_) == CONNECTION_BAD)
		lose();
}

void Link::collect(pg_result *result)
{
	const ExecStatusType status = PQresultStatus(result);
	if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY)
	{
		running_.ok = true;
		running_.tag = text_of(PQcmdStatus(result));
		running_.rows.clear();
		for (int row = 0; row < PQntuples(result); ++row)
		{
			Row fields;
			for (int column = 0; column < PQnfields(result); ++column)
				fields.push_back(PQgetisnull(result, row, column) != 0
				                     ? Field()
				                     : Field(std::string(PQgetvalue(result, row, column),
				                                         static_cast<std::size_t>(PQgetlength(result, row, column)))));
			running_.rows.push_back(std::move(fields));
		}
		return;
	}
	running_.ok = false;
	running_.sqlstate = text_of(PQresultErrorField(result, PG_DIAG_SQLSTATE));
	running_.message = text_of(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
	running_.detail = text_of(PQresultErrorField(result, PG_DIAG_MESSAGE_DETAIL));
	running_.hint = text_of(PQresultErrorField(result, PG_DIAG_MESSAGE_HINT));
	if (running_.message.empty())
		running_.message = text_of(PQresultErrorMessage(result));
	if (is_endless(result))
	{
		running_.sqlstate = sqlstate::feature_not_supported;
		running_.message = "a statement that copies data to or from the client cannot be used here";
	}
	if (running_.sqlstate.empty())
		running_.sqlstate = sqlstate::connection_failure;
}

/* The server has gone: say so with what it said last, whether we were in a command or idle. */
void Link::lose()
{
	Outcome outcome = std::move(running_);
	outcome.ok = false;
	outcome.lost = true;
	if (outcome.sqlstate.empty() || outcome.sqlstate == sqlstate::connection_failure)
	{
		read_refusal(text_of(PQerrorMessage(connection_)), outcome);
		if (!last_fatal_.sqlstate.empty())
			outcome.sqlstate = last_fatal_.sqlstate;
		if (!last_fatal_.message.empty())
			outcome.message = last_fatal_.message;
	}
	close();
	finish(std::move(outcome));
}

void Link::finish(Outcome outcome)
{
	running_ = {};
	finished_ = std::move(outcome);
}

std::optional<Outcome> Link::take()
{
	std::optional<Outcome> result = std::move(finished_);
	finished_.reset();
	return result;
}

int Link::socket() const
{
	return connection_ != nullptr ? PQsocket(connection_) : -1;
}

bool Link::wants_read() const
{
	return state_ != State::closed && !(state_ == State::connecting && polling_ == PGRES_POLLING_WRITING);
}

bool Link::wants_write() const
{
	return (state_ == State::connecting && polling_ == PGRES_POLLING_WRITING) || (state_ == State::busy && flushing_);
}

int Link::pid() const
{
	return connection_ != nullptr && state_ != State::connecting ? PQbackendPID(connection_) : 0;
}

bool Link::in_transaction() const
{
	if (connection_ == nullptr)
		return false;
	const PGTransactionStatusType status = PQtransactionStatus(connection_);
	return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

/* An idle connection is told of its end by a FATAL that nobody asked for: libpq hands it on as a notice. And the module
 * tells of rows that are about to be written: a RAISE can send the same words, but not from that place. */
void Link::on_notice(void *self, const pg_result *result)
{
	const std::string file = text_of(PQresultErrorField(result, PG_DIAG_SOURCE_FILE));
	if (file == "telling.cpp")
	{
		Outcome &running = static_cast<Link *>(self)->running_;
		const bool is_found = text_of(PQresultErrorField(result, PG_DIAG_SQLSTATE)) == "RD002";
		(is_found ? running.found : running.told)
		    .push_back(text_of(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY)));
		return;
	}
	const char *const severity = PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
	if (severity == nullptr || (std::strcmp(severity, "FATAL") != 0 && std::strcmp(severity, "PANIC") != 0))
		return;
	Notice &notice = static_cast<Link *>(self)->last_fatal_;
	notice.sqlstate = text_of(PQresultErrorField(result, PG_DIAG_SQLSTATE));
	notice.message = text_of(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
}

} // namespace ride
