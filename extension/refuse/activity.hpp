/*
 * Whose sessions the on-call is shown.
 *
 * Server code; any backend. pg_stat_activity, and every other view of sessions, is made from pg_stat_get_activity(): the
 * on-call gets its rows without those of the director, its connections and the checker, which belong to no incident.
 */
#pragma once

namespace ride::activity
{

/* From _PG_init. */
void install();

} // namespace ride::activity
