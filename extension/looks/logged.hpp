/*
 * Lines of the application log that ride.app_log() and ride.status() hand out.
 *
 * Server code; backends of the on-call. Lines are a look at the databases that they are about, if the query that called
 * the function has a result that uses what they say.
 */
#pragma once

#include "extension/watch/caller.hpp"

namespace ride::logged
{

/* The slots that some lines are a look for. */
struct Lines
{
	std::uint64_t slots[facts_max_slots / 64];
	Oid latest; /* the database of the newest line */
	char latest_name[NAMEDATALEN];
};

/* Adds a line about a database. */
void add(Lines *lines, const char *database);

/* The function is about to return the lines to the query that runs. Its columns from `first` to `last` have what they
 * say. */
void hand_out(const Lines &lines, Oid function, AttrNumber first, AttrNumber last);

/* Says whose executor runs from now on; returns the query before. */
const QueryDesc *run(const QueryDesc *query);

/* A query has been run, or its cursor read on: notes what it has shown. */
void note_query(Facts *facts, const QueryDesc *query, bool any_rows);

namespace detail
{
struct Handed;
extern Handed *handed;
} // namespace detail

/* Whether any query that has not ended has been handed lines. */
inline bool any()
{
	return detail::handed != nullptr;
}

} // namespace ride::logged
