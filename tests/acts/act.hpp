/*
 * What the player does, and what it must come to by the rules of docs/hooks.md and docs/scoring.md.
 *
 * Pure C++, plain data. An act is one or more messages to the server; a message carries one or more statements; each
 * statement says which effects it has when it succeeds.
 */
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace acts
{

struct Ledger;

/* A row of ride.ddl_log. */
struct Logged
{
	std::string tag, type, schema, name;
	bool dropped = false, rewrite = false;
};

/* A signal that reaches somebody: a session of the incident, or else a pid. */
struct Signal
{
	bool terminates = false;
	std::string session;
	int pid = 0;
};

enum class Verb
{
	none,
	begin,
	commit,
	rollback,
	savepoint,
	rollback_to,
	release
};

/* Names of relations are those of the seeds, without schema; what is not among them sets no fact. */
struct Effects
{
	std::string tag, object; /* as the timeline tells of it; no tag: it is not told of */

	/* looks: none of them where the statement also changes something or signals somebody */
	std::vector<std::string> reads;
	std::vector<std::string> plans;
	std::vector<std::string> groups;
	std::vector<std::string> about; /* which relations a look at a catalog is about; "*": any */
	std::vector<std::string> functions;

	std::vector<std::string> called;
	std::vector<std::string> changes;
	std::vector<std::string> alters; /* of those, the ones whose columns, name or rules it alters */
	std::vector<Logged> logged;
	std::vector<Signal> signals;
	std::vector<std::pair<std::string, std::string>> tries; /* tag and relation; failing counts too */

	Verb verb = Verb::none;
	std::string savepoint;
	std::function<void(Ledger &)> then; /* what the session knows of its own tables once it has succeeded */
	bool analysed = false;              /* before it is tried, the server may wait for a lock in vain */
};

struct Statement
{
	std::string sql;
	Effects effects;
	std::vector<std::string> parameters;
	std::string copied; /* what COPY … FROM STDIN is given */
};

enum class Way
{
	simple,     /* all statements in one string */
	parameters, /* the extended protocol */
	prepared,   /* Parse, then Bind and Execute twice */
	pipeline    /* all of them before the one Sync */
};

struct Message
{
	Way way = Way::simple;
	std::vector<Statement> statements;
};

struct Act
{
	std::string name;
	std::vector<Message> messages;
};

/* What the server said to one statement. */
struct Outcome
{
	bool ok = true;
	std::string sqlstate, message;
};

} // namespace acts
