/*
 * Functions in FROM whose rows are about sessions, or about what sessions hold.
 *
 * Server code; backends of the on-call. A row about this session shows nothing of others, and neither do rows that are
 * only counted.
 */
#pragma once

#include "extension/looks/seen.hpp"

namespace ride::sessions
{

/* Which columns of such a function tell of sessions. */
struct Telling
{
	AttrNumber process;       /* the column with the session's pid; 0: every row is about another session */
	const Bitmapset *columns; /* that tell of the session; null: all */
};

/* Null: the function's rows are about something else. */
const Telling *telling_of(Oid function);

/* Whether a query with such a function in FROM has shown no other session: no row about one has come up, the result
 * has no row, or the columns are not used. */
bool shows_none(const QueryDesc *query, const seen::Sights &sights, Oid function);

/* The same for a system view that reads such a function. */
bool is_view_of_none(const QueryDesc *query, const seen::Sights &sights, Oid relation);

} // namespace ride::sessions
