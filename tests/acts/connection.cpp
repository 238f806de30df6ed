/*
 * One connection: sends the player's messages in the way they ask for.
 *
 * Pure C++ over libpq.
 */
#include <stdexcept>

#include "tests/acts/sandbox.hpp"

namespace acts
{

namespace
{

struct Clear
{
	void operator()(PGresult *result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, Clear>;

std::string field(const PGresult *result, int which)
{
	const char *const text = PQresultErrorField(result, which);
	return text != nullptr ? text : "";
}

std::string joined(const Message &message)
{
	std::string text;
	for (const Statement &statement : message.statements)
		text += (text.empty() ? "" : "; ") + statement.sql;
	return text;
}

std::vector<const char *> values_of(const Statement &statement)
{
	std::vector<const char *> values;
	for (const std::string &value : statement.parameters)
		values.push_back(value.c_str());
	return values;
}

} // namespace

Connection::Connection(const std::string &to) : link_(PQconnectdb(to.c_str()))
{
	if (is_lost())
		throw std::runtime_error(std::string("cannot connect: ") + PQerrorMessage(link_.get()));
	PQsetNoticeProcessor(
	    link_.get(), [](void *, const char *) {}, nullptr);
}

Outcome Connection::outcome_of(const PGresult *result) const
{
	const ExecStatusType status = PQresultStatus(result);
	if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY)
		return {};
	const std::string sqlstate = field(result, PG_DIAG_SQLSTATE);
	return {false, sqlstate, field(result, PG_DIAG_MESSAGE_PRIMARY)};
}

/* Both directions; what is given is the statement's own. */
void Connection::copy(const PGresult *result, const Message &message)
{
	if (PQresultStatus(result) == PGRES_COPY_OUT)
	{
		char *buffer = nullptr;
		while (PQgetCopyData(link_.get(), &buffer, 0) > 0)
			PQfreemem(buffer);
		return;
	}
	for (const Statement &statement : message.statements)
		if (!statement.copied.empty())
			PQputCopyData(link_.get(), statement.copied.data(), static_cast<int>(statement.copied.size()));
	PQputCopyEnd(link_.get(), nullptr);
}

void Connection::begin(const Message &message)
{
	const Statement &first = message.statements.front();
	const int sent = message.way == Way::simple
	                     ? PQsendQuery(link_.get(), joined(message).c_str())
	                     : PQsendQueryParams(link_.get(), first.sql.c_str(), static_cast<int>(first.parameters.size()),
	                                         nullptr, values_of(first).data(), nullptr, nullptr, 0);
	if (sent == 0 && !is_lost())
		throw std::runtime_error(std::string("cannot send: ") + PQerrorMessage(link_.get()));
}

std::vector<Outcome> Connection::finish(const Message &message)
{
	std::vector<Outcome> outcomes;
	while (const Result result{PQgetResult(link_.get())})
	{
		const ExecStatusType status = PQresultStatus(result.get());
		if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT)
			copy(result.get(), message);
		else
			outcomes.push_back(outcome_of(result.get()));
	}
	return outcomes;
}

std::vector<Outcome> Connection::run_prepared(const Message &message)
{
	const Statement &statement = message.statements.front();
	const Result parsed{
	    PQprepare(link_.get(), "", statement.sql.c_str(), static_cast<int>(statement.parameters.size()), nullptr)};
	if (const Outcome outcome = outcome_of(parsed.get()); !outcome.ok)
		return {outcome};
	std::vector<Outcome> outcomes;
	for (std::size_t i = 0; i < message.statements.size(); ++i)
	{
		const Result ran{PQexecPrepared(link_.get(), "", static_cast<int>(statement.parameters.size()),
		                                values_of(statement).data(), nullptr, nullptr, 0)};
		outcomes.push_back(outcome_of(ran.get()));
		if (!outcomes.back().ok)
			break;
	}
	return outcomes;
}

std::vector<Outcome> Connection::run_pipeline(const Message &message)
{
	PQenterPipelineMode(link_.get());
	for (const Statement &statement : message.statements)
		PQsendQueryParams(link_.get(), statement.sql.c_str(), static_cast<int>(statement.parameters.size()), nullptr,
		                  values_of(statement).data(), nullptr, nullptr, 0);
	PQpipelineSync(link_.get());
	std::vector<Outcome> outcomes;
	for (bool failed = false;;)
	{
		const Result result{PQgetResult(link_.get())};
		if (result == nullptr)
		{
			if (is_lost())
				break;
			continue; /* between two statements */
		}
		const ExecStatusType status = PQresultStatus(result.get());
		if (status == PGRES_PIPELINE_SYNC)
			break;
		if (status != PGRES_PIPELINE_ABORTED && !failed)
			outcomes.push_back(outcome_of(result.get()));
		failed = failed || !outcomes.back().ok;
	}
	PQexitPipelineMode(link_.get());
	return outcomes;
}

std::vector<Outcome> Connection::run(const Message &message)
{
	if (message.way == Way::pipeline)
		return run_pipeline(message);
	if (message.way == Way::prepared)
		return run_prepared(message);
	begin(message);
	return finish(message);
}

std::vector<Cells> Connection::ask(const std::string &sql)
{
	const Result result{PQexec(link_.get(), sql.c_str())};
	if (PQresultStatus(result.get()) != PGRES_TUPLES_OK && PQresultStatus(result.get()) != PGRES_COMMAND_OK)
		throw std::runtime_error("'" + sql + "': " + PQerrorMessage(link_.get()));
	std::vector<Cells> rows;
	for (int row = 0; row < PQntuples(result.get()); ++row)
	{
		Cells cells;
		for (int column = 0; column < PQnfields(result.get()); ++column)
			cells.push_back(PQgetisnull(result.get(), row, column) != 0 ? "(null)"
			                                                            : PQgetvalue(result.get(), row, column));
		rows.push_back(std::move(cells));
	}
	return rows;
}

} // namespace acts
