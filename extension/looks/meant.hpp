/*
 * What the conditions of a query speak of, and what it shows.
 *
 * Server code; backends of the on-call. Asked after a query has run, for one seeded relation, only where a look depends
 * on it. A condition is tried with the relation's name, schema and OID, with the columns that the incident is about, and
 * with a name that nobody has: one that holds for the first and not for the last means what it names, whether it is
 * written =, IN, LIKE or ~. One that fails for it means something else.
 */
#pragma once

#include "extension/base/compat.hpp"
#include "extension/looks/named.hpp"

namespace ride::meant
{

struct Meaning
{
	bool shows;    /* a column of a catalog's rows reaches the result */
	bool names;    /* a condition holds for the relation, by name or OID, and for no other */
	bool excludes; /* one fails for it */
	bool hides;    /* what has been read is filtered once more, and it fails there */
	bool asks;     /* one holds for a column that the incident is about, and for no other */
	bool narrows;  /* one compares anything else of a catalog with a value */
	bool systems;  /* of the columns of a table it reads the system's own only: attnum < 0 */
};

Meaning of(const Wanted &here, const QueryDesc *query, std::uint32_t position);

} // namespace ride::meant
