/*
 * libpq, owned and interruptible.
 *
 * libpq; the launcher process.
 */
#include "launcher/system/connection.hpp"

#include <libpq-fe.h>

#include "launcher/system/interrupt.hpp"

namespace ride
{
namespace
{

constexpr int connect_patience_ms = 10000;

struct ResultCloser
{
	void operator()(PGresult *result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, ResultCloser>;

std::string without_newline(const char *text)
{
	std::string line = text ? text : "";
	while (!line.empty() && line.back() == '\n')
		line.pop_back();
	return line;
}

std::string field(const PGresult *result, int code)
{
	const char *text = PQresultErrorField(result, code);
	return text ? text : "";
}

ServerError error_of(PGconn *connection, const PGresult *result)
{
	std::string message = field(result, PG_DIAG_MESSAGE_PRIMARY);
	if (message.empty())
		message = without_newline(PQerrorMessage(connection));
	return {field(result, PG_DIAG_SQLSTATE), message, field(result, PG_DIAG_MESSAGE_DETAIL),
	        field(result, PG_DIAG_MESSAGE_HINT)};
}

Rows rows_of(const PGresult *result)
{
	Rows answer;
	for (int column = 0; column < PQnfields(result); ++column)
		answer.columns.emplace_back(PQfname(result, column));
	for (int row = 0; row < PQntuples(result); ++row)
	{
		auto &values = answer.rows.emplace_back();
		for (int column = 0; column < PQnfields(result); ++column)
			values.push_back(PQgetisnull(result, row, column)
			                     ? std::nullopt
			                     : std::optional<std::string>(PQgetvalue(result, row, column)));
	}
	return answer;
}

/* Its own code where the server says so itself, the system's words where somebody else passed them on. */
bool is_disk_full(const std::string &sqlstate, const std::string &text)
{
	return sqlstate == "53100" || text.find("No space left on device") != std::string::npos;
}

} // namespace

ServerError::ServerError(std::string sqlstate_, const std::string &message, const std::string &detail_,
                         const std::string &hint_)
    : Failure(is_disk_full(sqlstate_, message + detail_) ? ExitStatus::disk_full : ExitStatus::server_error, message,
              hint_, detail_),
      sqlstate(std::move(sqlstate_))
{
}

std::vector<std::string> Rows::lines() const
{
	std::vector<std::string> texts;
	for (const auto &row : rows)
		texts.push_back(row.empty() ? "" : row.front().value_or(""));
	return texts;
}

void Connection::Closer::operator()(pg_conn *connection) const
{
	PQfinish(connection);
}

Connection::Connection(const Target &target)
{
	/* Everything is said here: nothing of the caller's own settings must reach a sandbox, nor a timeout that is set
	 * for the role an answer. */
	const std::string port = std::to_string(target.port);
	const std::vector<std::pair<const char *, const char *>> settings{{"host", target.host.c_str()},
	                                                                  {"port", port.c_str()},
	                                                                  {"user", target.user.c_str()},
	                                                                  {"password", target.password.c_str()},
	                                                                  {"dbname", target.database.c_str()},
	                                                                  {"application_name", "ride"},
	                                                                  {"options", "-c statement_timeout=0"},
	                                                                  {"client_encoding", "UTF8"},
	                                                                  {"sslmode", "disable"},
	                                                                  {"gssencmode", "disable"}};
	std::vector<const char *> keys, values;
	for (const auto &[key, value] : settings)
	{
		keys.push_back(key);
		values.push_back(value);
	}
	keys.push_back(nullptr);
	values.push_back(nullptr);
	connection_.reset(PQconnectStartParams(keys.data(), values.data(), 0));
	if (!connection_)
		throw std::bad_alloc();
	PostgresPollingStatusType step = PGRES_POLLING_WRITING;
	while (step != PGRES_POLLING_OK && step != PGRES_POLLING_FAILED && PQstatus(connection_.get()) != CONNECTION_BAD)
	{
		const int fd = PQsocket(connection_.get());
		const bool ready = step == PGRES_POLLING_READING ? wait_readable(fd, connect_patience_ms)
		                                                 : wait_writable(fd, connect_patience_ms);
		if (!ready)
			throw ServerError("08006", "the server at " + target.host + ", port " + port + ", does not answer", "", "");
		step = PQconnectPoll(connection_.get());
	}
	if (PQstatus(connection_.get()) != CONNECTION_OK)
		throw ServerError("08006", without_newline(PQerrorMessage(connection_.get())), "", "");
	PQsetnonblocking(connection_.get(), 1);
	/* Notices are for people at psql. */
	PQsetNoticeProcessor(
	    connection_.get(), [](void *, const char *) {}, nullptr);
}

void Connection::flush()
{
	for (;;)
	{
		const int left = PQflush(connection_.get());
		if (left == 0)
			return;
		if (left < 0)
			throw error_of(connection_.get(), nullptr);
		wait_writable(PQsocket(connection_.get()), -1);
	}
}

/* Takes in every result up to the end of the command; the first error counts, else the last rows. */
Rows Connection::receive()
{
	flush();
	Rows answer;
	std::optional<ServerError> error;
	for (;;)
	{
		while (PQisBusy(connection_.get()))
		{
			wait_readable(PQsocket(connection_.get()), -1);
			if (!PQconsumeInput(connection_.get()))
				throw error_of(connection_.get(), nullptr);
		}
		const Result result(PQgetResult(connection_.get()));
		if (!result)
			break;
		const ExecStatusType status = PQresultStatus(result.get());
		if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH)
			throw ServerError("0A000", "COPY from or to the client is not supported here", "", "run it with psql");
		if (status == PGRES_TUPLES_OK)
			answer = rows_of(result.get());
		else if (status != PGRES_COMMAND_OK && status != PGRES_EMPTY_QUERY && !error)
			error = error_of(connection_.get(), result.get());
	}
	if (error)
		throw *error;
	return answer;
}

Rows Connection::query(const std::string &statement, const std::vector<std::string> &parameters)
{
	std::vector<const char *> values;
	for (const std::string &parameter : parameters)
		values.push_back(parameter.c_str());
	if (!PQsendQueryParams(connection_.get(), statement.c_str(), static_cast<int>(values.size()), nullptr,
	                       values.data(), nullptr, nullptr, 0))
		throw error_of(connection_.get(), nullptr);
	return receive();
}

void Connection::execute(const std::string &statements)
{
	if (!PQsendQuery(connection_.get(), statements.c_str()))
		throw error_of(connection_.get(), nullptr);
	receive();
}

std::string Connection::server_version() const
{
	const int number = PQserverVersion(connection_.get());
	return std::to_string(number / 10000) + "." + std::to_string(number % 10000);
}

} // namespace ride
