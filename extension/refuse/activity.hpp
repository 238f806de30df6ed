/*
 * Which sessions the on-call is shown.
 *
 * Server code; any backend. pg_stat_activity, and every other view of sessions, reads pg_stat_get_activity().
 * The on-call gets its rows without those of the director, its connections and the checker: they belong to no incident.
 */
#pragma once

namespace ride::activity
{

/* Replaces the function. From _PG_init. */
void install();

} // namespace ride::activity
