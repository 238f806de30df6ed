/*
 * One non-blocking libpq connection.
 *
 * Pure C++ over libpq; director only. The only file pair that knows libpq. A Link never waits: the loop asks it
 * for its socket and tells it when that is ready.
 */
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/pure.hpp"
#include "extension/shared/payload.hpp"

struct pg_conn;
struct pg_result;

namespace ride
{

/* Whom to connect as, and where to. */
struct Target
{
	std::string socket_folder;
	int port = 0;
	std::string database, role, password, application_name;
	std::string options; /* "-c name=value …" */
};

/* What became of a command. */
struct Outcome
{
	bool ok = false;
	bool lost = false; /* the connection is gone */
	std::string sqlstate, message, detail, hint;
	std::string tag; /* of the last statement */
	std::vector<Row> rows;
	std::vector<std::string> told;  /* rows that the server was about to write (written.cpp), a document each */
	std::vector<std::string> found; /* and how they stand (written_found.cpp) */

	/* The only field of the only row; empty when there is none or it is NULL. */
	std::string value() const;
};

struct Command
{
	std::string sql;
	std::vector<std::string> parameters; /* none: the simple protocol, several statements allowed */
	bool previous_is_parameter = false;  /* in a script: $1 is what the command before returned */
	/* In a script: writes `sql` once it is known what the commands before returned. Must not throw. */
	std::function<std::string(const std::vector<Outcome> &before)> writes = {};
};

class Link
{
public:
	enum class State
	{
		closed,
		connecting,
		idle,
		busy
	};

	Link() = default;
	~Link() { close(); }
	Link(const Link &) = delete;
	Link &operator=(const Link &) = delete;

	/* Begins to connect; the outcome of that comes through take() as that of a command. */
	void open(const Target &target);
	void close();

	/* Begins a command. The link must be idle. */
	void send(const Command &command);

	/* Goes on as far as the socket allows. */
	void advance();

	/* The outcome of the last open() or send(), once. */
	std::optional<Outcome> take();

	State state() const { return state_; }
	int socket() const;
	bool wants_read() const;
	bool wants_write() const;
	int pid() const;
	bool in_transaction() const;

private:
	void finish(Outcome outcome);
	void lose();
	void advance_connect();
	void advance_command();
	void collect(pg_result *result);

	pg_conn *connection_ = nullptr;
	State state_ = State::closed;
	int polling_ = 0;
	bool flushing_ = false;
	Outcome running_;
	std::optional<Outcome> finished_;
	struct Notice
	{
		std::string sqlstate, message;
	} last_fatal_;

	static void on_notice(void *self, const pg_result *result);
};

/* A name or a value written into SQL. */
std::string quote_name(const std::string &name);
std::string quote_value(const std::string &value);

} // namespace ride
