/*
 * Which objects a utility statement names, and the command tag of a statement.
 *
 * Server code; any backend. Called before the statement runs, so nothing here locks, checks a right or raises. A name
 * of nothing is passed over.
 */
#pragma once

#include "extension/base/pg.hpp"

namespace ride
{

inline constexpr int max_targets = 64;

struct Targets
{
	int count = 0;
	Oid relations[max_targets]; /* that exist; for an index also its table. Those beyond max_targets are left out */
	bool in_ride = false;       /* it names schema ride, or something in it */
	const RangeVar *first = nullptr; /* the first name, whether or not it exists */

	void add_relation(Oid relation);
	void add(const RangeVar *name);
};

/* Schema ride of this database; InvalidOid without the extension. */
Oid ride_schema();

/* The relation of that name, found through search_path if it has no schema; InvalidOid if there is none. */
Oid relation_named(const RangeVar *name);

/* Adds to `targets` all that a utility statement names. */
void find_targets(const Node *statement, Targets *targets);

/* The command tag, with the options that change which locks it takes: "CREATE INDEX CONCURRENTLY", "VACUUM FULL". */
const char *qualified_tag(const Node *statement);

/* Whether a boolean option of a statement is on, as in VACUUM (FULL). */
bool has_option(const List *options, const char *name);

} // namespace ride
