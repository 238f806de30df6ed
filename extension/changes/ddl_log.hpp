/*
 * Committed DDL, in table ride.ddl_log of the database that it happened in.
 *
 * Server code; any backend but internal ones. Rows are written in the transaction of the act itself, so what is rolled
 * back leaves none. Event triggers write most of them (ddl_triggers.cpp); the utility hook adds what they do not see.
 * In a database without the extension nothing is written.
 */
#pragma once

#include "extension/watch/caller.hpp"
#include "extension/watch/targets.hpp"

namespace ride::ddl_log
{

/* A row of the log. Texts belong to the caller. */
struct Row
{
	const char *tag = "";
	const char *type = "";
	const char *schema = nullptr;
	const char *name = nullptr;
	Oid object_class = InvalidOid;
	Oid object = InvalidOid;
	Oid relation = InvalidOid; /* the table that the object is on, or is */
	bool dropped = false;
	bool rewrite = false;
};

/* Writes a row, with the next number of the clock. */
void write(Facts *facts, const Row &row);

/* Writes a row about a relation, unless it is gone or temporary. */
void write_about(Facts *facts, const char *tag, Oid relation, bool rewrite);

/* A utility statement that no event trigger sees: look_at() describes it before it runs, write() logs it when it has
 * succeeded. */
struct Unseen
{
	const Node *statement = nullptr; /* null: it is not to be logged here */
	const char *tag = "";
	const char *type = "";
	char name[NAMEDATALEN + 16] = "";
	Oid object_class = InvalidOid;
	Oid object = InvalidOid;
	Targets targets;
};

void look_at(const Node *statement, Unseen *unseen);
void write(Facts *facts, const Unseen &unseen);

/* From the object access hook: something is about to be dropped. Keeps the table of an index. */
void object_dropping(Oid object_class, Oid object, int part);

/* The table of an index that this backend has just dropped; InvalidOid: it is not among the newest. */
Oid table_of_dropped(Oid index);

} // namespace ride::ddl_log
