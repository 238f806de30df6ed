/*
 * Lines of the application log that ride.app_log() and ride.status() hand out.
 *
 * Server code; backends of the on-call. They are a look at the databases that they are about when the query that called
 * the function has a result, and what a line says is used for it.
 */
#pragma once

#include "extension/watch/caller.hpp"

namespace ride::logged
{

/* The slots that some lines are a look for. */
struct Lines
{
	std::uint64_t slots[facts_max_slots / 64];
	Oid latest; /* database that one was about */
	char latest_name[NAMEDATALEN];
};

/* A line about this database. */
void add(Lines *lines, const char *database);

/* The function is about to return them to the query that runs. `columns`, from the first to the last: what they say. */
void hand_out(const Lines &lines, Oid function, AttrNumber first, AttrNumber last);

/* The query whose executor runs from now on; returns the one before. */
const QueryDesc *run(const QueryDesc *query);

/* The query has been run, or run on. */
void note_query(Facts *facts, const QueryDesc *query, bool any_rows);

namespace detail
{
struct Handed;
extern Handed *handed;
} // namespace detail

/* Has any query that has not ended yet been handed some? */
inline bool any()
{
	return detail::handed != nullptr;
}

} // namespace ride::logged
