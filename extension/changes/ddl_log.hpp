/*
 * Committed DDL, in table ride.ddl_log of the database that it happened in.
 *
 * Server code; any backend but internal ones. Rows are written in the transaction of the act itself, so what is rolled
 * back leaves none. Event triggers write most of them (ddl_triggers.cpp); the utility hook adds what they do not see.
 * Where the database does not have the extension nothing is written.
 */
#pragma once

#include "extension/watch/caller.hpp"
#include "extension/watch/targets.hpp"

namespace ride::ddl_log
{

struct Row
{
	const char *tag = "";
	const char *type = "";
	const char *schema = nullptr;
	const char *name = nullptr;
	Oid object_class = InvalidOid;
	Oid object = InvalidOid;
	Oid relation = InvalidOid; /* the table that it is on: an index's, a trigger's, its own */
	bool dropped = false;
	bool rewrite = false;
};

void write(Facts *facts, const Row &row);

/* A row about a relation that exists. */
void write_about(Facts *facts, const char *tag, Oid relation, bool rewrite);

/* A utility statement that no event trigger sees: looked at before it runs, written when it has succeeded. */
struct Unseen
{
	const Node *statement = nullptr; /* null: event triggers see it, or it is no act */
	const char *tag = "";
	const char *type = "";
	char name[NAMEDATALEN + 16] = "";
	Oid object_class = InvalidOid;
	Oid object = InvalidOid;
	Targets targets;
};

void look_at(const Node *statement, Unseen *unseen);
void write(Facts *facts, const Unseen &unseen);

/* From the object access hook: an index is about to go, and with it the knowledge of its table. */
void object_dropping(Oid object_class, Oid object, int part);

/* The table of an index that was dropped lately in this backend. */
Oid table_of_dropped(Oid index);

} // namespace ride::ddl_log
