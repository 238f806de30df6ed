/*
 * libpq as far as the director calls it, answering from the script.
 *
 * Test code, no server. Linked in the place of the real library: a function of libpq's that the director begins to use and
 * that is not here does not link.
 */
#include <gtest/gtest.h>
#include <libpq-fe.h>

#include "scripted_server.hpp"

using ride::test::Answer;
using ride::test::Call;
using ride::test::ScriptedServer;

struct pg_result
{
	ExecStatusType status = PGRES_COMMAND_OK;
	std::string tag;
	std::vector<ride::Row> rows;
	std::string severity, sqlstate, message, detail, hint, file;
};

namespace
{

pg_result *result_of(const pg_conn &connection)
{
	const Answer &answer = connection.answer;
	auto *const result = new pg_result;
	const bool is_error = answer.kind != Answer::Kind::done && answer.kind != Answer::Kind::copies;
	result->status = is_error                              ? PGRES_FATAL_ERROR
	                 : answer.kind == Answer::Kind::copies ? PGRES_COPY_IN
	                 : answer.rows.empty()                 ? PGRES_COMMAND_OK
	                                                       : PGRES_TUPLES_OK;
	result->tag = answer.tag.empty() ? connection.sql.substr(0, connection.sql.find_first_of(" ;")) : answer.tag;
	result->rows = answer.rows;
	result->severity = answer.kind == Answer::Kind::lost ? "FATAL" : "ERROR";
	result->sqlstate = answer.sqlstate;
	result->message = answer.message;
	result->detail = answer.detail;
	result->hint = answer.hint;
	return result;
}

void tell(const pg_conn &connection, const pg_result &notice)
{
	if (connection.on_notice != nullptr)
		connection.on_notice(connection.notice_argument, &notice);
}

/* As the module does, from its own place in the source. */
void tell_rows(const pg_conn &connection)
{
	pg_result notice;
	notice.severity = "NOTICE";
	notice.file = "telling.cpp";
	for (const bool is_found : {false, true})
		for (const std::string &document : is_found ? connection.answer.found : connection.answer.told)
		{
			notice.sqlstate = is_found ? "RD002" : "RD001";
			notice.message = document;
			tell(connection, notice);
		}
}

} // namespace

extern "C"
{

	PGconn *PQconnectStartParams(const char *const *keywords, const char *const *values, int)
	{
		return ScriptedServer::current().connect(keywords, values);
	}

	PostgresPollingStatusType PQconnectPoll(PGconn *conn)
	{
		if (conn->due_ms < 0 || ScriptedServer::current().now_ms() < conn->due_ms)
			return PGRES_POLLING_READING;
		conn->is_connecting = false;
		conn->idle_ms = conn->due_ms;
		if (conn->answer.kind == Answer::Kind::done)
			return PGRES_POLLING_OK;
		conn->is_bad = true;
		conn->error =
		    "connection to server on socket \"/sockets/.s.PGSQL.5432\" failed: FATAL:  " + conn->answer.sqlstate +
		    ": " + conn->answer.message + "\nLOCATION:  InitPostgres, postinit.c:1\n";
		return PGRES_POLLING_FAILED;
	}

	void PQfinish(PGconn *conn)
	{
		ScriptedServer::current().close(conn);
	}

	ConnStatusType PQstatus(const PGconn *conn)
	{
		if (conn->is_bad)
			return CONNECTION_BAD;
		return conn->is_connecting ? CONNECTION_STARTED : CONNECTION_OK;
	}

	int PQsocket(const PGconn *conn)
	{
		return conn->is_bad ? -1 : conn->session->number();
	}

	int PQbackendPID(const PGconn *conn)
	{
		return conn->session->pid();
	}

	PGTransactionStatusType PQtransactionStatus(const PGconn *conn)
	{
		return conn->is_busy ? PQTRANS_ACTIVE : static_cast<PGTransactionStatusType>(conn->transaction);
	}

	char *PQerrorMessage(const PGconn *conn)
	{
		return const_cast<char *>(conn->error.c_str());
	}

	PQnoticeReceiver PQsetNoticeReceiver(PGconn *conn, PQnoticeReceiver proc, void *arg)
	{
		conn->on_notice = proc;
		conn->notice_argument = arg;
		return nullptr;
	}

	PGVerbosity PQsetErrorVerbosity(PGconn *, PGVerbosity)
	{
		return PQERRORS_DEFAULT;
	}

	int PQsetnonblocking(PGconn *, int)
	{
		return 0;
	}

	int PQsendQuery(PGconn *conn, const char *query)
	{
		if (conn->is_bad)
			return 0;
		ScriptedServer::current().ask(conn, query, {});
		return 1;
	}

	int PQsendQueryParams(PGconn *conn, const char *command, int nParams, const Oid *, const char *const *paramValues,
	                      const int *, const int *, int)
	{
		if (conn->is_bad)
			return 0;
		ScriptedServer::current().ask(conn, command, {paramValues, paramValues + nParams});
		return 1;
	}

	/* What is sent late is sent when it is tried a second time. */
	int PQflush(PGconn *conn)
	{
		if (conn->unsent > 0)
			--conn->unsent;
		return conn->unsent > 0 ? 1 : 0;
	}

	int PQconsumeInput(PGconn *conn)
	{
		ScriptedServer &server = ScriptedServer::current();
		if (const Call *const death = server.death(conn);
		    death != nullptr && server.now_ms() >= server.ready_at(PQsocket(conn)))
		{
			pg_result notice;
			notice.severity = "FATAL";
			notice.sqlstate = death->answer.sqlstate;
			notice.message = death->answer.message;
			conn->error = "server closed the connection unexpectedly\n";
			server.die(conn);
			tell(*conn, notice);
			return 0;
		}
		if (!conn->is_busy || conn->is_available || conn->due_ms < 0 || server.now_ms() < conn->due_ms)
			return 1;
		if (conn->answer.kind == Answer::Kind::lost && conn->answer.sqlstate.empty())
		{
			conn->is_bad = true;
			conn->error = "server closed the connection unexpectedly\n";
			return 0;
		}
		conn->is_available = true;
		tell_rows(*conn);
		return 1;
	}

	int PQisBusy(PGconn *conn)
	{
		return conn->is_busy && !conn->is_available ? 1 : 0;
	}

	PGresult *PQgetResult(PGconn *conn)
	{
		if (!conn->is_busy)
			return nullptr;
		if (!conn->has_said)
		{
			conn->has_said = true;
			return result_of(*conn);
		}
		conn->is_busy = false;
		conn->idle_ms = ScriptedServer::current().now_ms();
		conn->is_bad = conn->answer.kind == Answer::Kind::lost;
		return nullptr;
	}

	void PQclear(PGresult *res)
	{
		delete res;
	}

	ExecStatusType PQresultStatus(const PGresult *res)
	{
		return res->status;
	}

	char *PQcmdStatus(PGresult *res)
	{
		return const_cast<char *>(res->tag.c_str());
	}

	char *PQresultErrorMessage(const PGresult *res)
	{
		return const_cast<char *>(res->message.c_str());
	}

	/* As in libpq: null where the server has sent nothing of the kind. */
	char *PQresultErrorField(const PGresult *res, int fieldcode)
	{
		const std::string *field = nullptr;
		switch (fieldcode)
		{
			case PG_DIAG_SQLSTATE:
				field = &res->sqlstate;
				break;
			case PG_DIAG_MESSAGE_PRIMARY:
				field = &res->message;
				break;
			case PG_DIAG_MESSAGE_DETAIL:
				field = &res->detail;
				break;
			case PG_DIAG_MESSAGE_HINT:
				field = &res->hint;
				break;
			case PG_DIAG_SOURCE_FILE:
				field = &res->file;
				break;
			case PG_DIAG_SEVERITY_NONLOCALIZED:
				field = &res->severity;
				break;
			default:
				ADD_FAILURE() << "the scripted libpq knows no error field " << static_cast<char>(fieldcode);
				break;
		}
		return field == nullptr || field->empty() ? nullptr : const_cast<char *>(field->c_str());
	}

	int PQntuples(const PGresult *res)
	{
		return static_cast<int>(res->rows.size());
	}

	int PQnfields(const PGresult *res)
	{
		return res->rows.empty() ? 0 : static_cast<int>(res->rows.front().size());
	}

	int PQgetisnull(const PGresult *res, int tup_num, int field_num)
	{
		return res->rows[static_cast<std::size_t>(tup_num)][static_cast<std::size_t>(field_num)] ? 0 : 1;
	}

	char *PQgetvalue(const PGresult *res, int tup_num, int field_num)
	{
		const ride::Field &field = res->rows[static_cast<std::size_t>(tup_num)][static_cast<std::size_t>(field_num)];
		return const_cast<char *>(field ? field->c_str() : "");
	}

	int PQgetlength(const PGresult *res, int tup_num, int field_num)
	{
		const ride::Field &field = res->rows[static_cast<std::size_t>(tup_num)][static_cast<std::size_t>(field_num)];
		return field ? static_cast<int>(field->size()) : 0;
	}

} // extern "C"
