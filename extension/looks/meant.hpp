/*
 * What the conditions of a query speak of, and what it shows.
 *
 * Server code; backends of the on-call. Called after a query has run, for one seeded relation, where a look depends on
 * it. Each condition is tried with the relation's name, schema and OID, with the columns that the incident is about,
 * and with a name that nothing has. A condition that holds for the relation and not for that name means the relation,
 * whether it is written with =, IN, LIKE or ~. One that fails for the relation means something else.
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
	bool excludes; /* a condition fails for it */
	bool hides;    /* a condition above the scans, on a subquery, fails for it */
	bool asks;     /* a condition holds for a column that the incident is about, and for no other */
	bool narrows;  /* a condition compares another column of a catalog with a value */
	bool systems;  /* it reads only system columns, those with attnum < 0 */
};

/* What a query means for the seeded relation at `position` of Wanted::relations. */
Meaning of(const Wanted &here, const QueryDesc *query, std::uint32_t position);

} // namespace ride::meant
