/*
 * Functions in FROM whose rows are about sessions, or about what these hold.
 *
 * Server code; backends of the on-call. A row about this session itself shows nothing of the others, and neither do rows
 * that are only counted.
 */
#pragma once

#include "extension/looks/seen.hpp"

namespace ride::sessions
{

struct Telling
{
	AttrNumber process;       /* the column that has its number; 0: every row is about another session */
	const Bitmapset *columns; /* that tell of it; null: all */
};

/* null: its rows are about something else. */
const Telling *telling_of(Oid function);

/* The query has such a function in FROM: no row about another session has come up, the result has no row, or what such
 * rows hold is not used. */
bool shows_none(const QueryDesc *query, const seen::Sights &sights, Oid function);

/* The same for a view of the system's that reads one. */
bool is_view_of_none(const QueryDesc *query, const seen::Sights &sights, Oid relation);

} // namespace ride::sessions
