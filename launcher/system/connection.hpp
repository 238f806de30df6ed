/*
 * A connection to a sandbox, and its answers as plain strings.
 *
 * libpq; the launcher process. Waiting for an answer ends at Ctrl-C while an InterruptGuard lives.
 */
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "launcher/system/failure.hpp"

struct pg_conn;

namespace ride
{

/* The server said no. What it said, whole. */
class ServerError : public Failure
{
public:
	ServerError(std::string sqlstate_, const std::string &message, const std::string &detail_,
	            const std::string &hint_);

	std::string sqlstate;
};

struct Rows
{
	std::vector<std::string> columns;
	std::vector<std::vector<std::optional<std::string>>> rows;

	/* The first column of every row; NULL is an empty line. */
	std::vector<std::string> lines() const;
};

struct Target
{
	std::string host; /* or the folder of the socket */
	int port = 0;
	std::string user, password, database = "postgres";
};

class Connection
{
public:
	/* Throws ServerError. */
	explicit Connection(const Target &target);

	/* One statement, with parameters as text. Throws ServerError. */
	Rows query(const std::string &statement, const std::vector<std::string> &parameters = {});

	/* Any number of statements, no answers. Throws ServerError. */
	void execute(const std::string &statements);

	/* "15.8" */
	std::string server_version() const;

private:
	struct Closer
	{
		void operator()(pg_conn *connection) const;
	};

	void flush();
	Rows receive();

	std::unique_ptr<pg_conn, Closer> connection_;
};

} // namespace ride
