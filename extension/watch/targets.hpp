/*
 * Which objects a utility statement names, and under which tag a statement goes.
 *
 * Server code; any backend. Asked before the statement runs, so nothing here locks, checks a right or raises: a name
 * that leads nowhere names nothing.
 */
#pragma once

#include "extension/base/pg.hpp"

namespace ride
{

inline constexpr int max_targets = 64;

struct Targets
{
	int count = 0;
	Oid relations[max_targets]; /* those that exist; for an index or a trigger also its table */
	bool in_ride = false;       /* names schema ride or something in it */
	const RangeVar *first = nullptr;

	void add_relation(Oid relation);
	void add(const RangeVar *name);
};

/* Schema ride of this database; InvalidOid where the extension is not. */
Oid ride_schema();

/* The relation that a name leads to; InvalidOid if none. */
Oid relation_named(const RangeVar *name);

/* Everything that a utility statement names. */
void find_targets(const Node *statement, Targets *targets);

/* The command tag with what makes a difference to the traffic: "CREATE INDEX CONCURRENTLY", "VACUUM FULL". */
const char *qualified_tag(const Node *statement);

/* A boolean option of a statement such as VACUUM (FULL). */
bool has_option(const List *options, const char *name);

} // namespace ride
