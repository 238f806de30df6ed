/*
 * Sessions that leave no trace in pg_stat_activity and pg_stat_statements: the director's own.
 *
 * Server code; backends. They have ride.quiet = on in the connection's options, which only the director may set: the
 * kernel says which process is at the other end of the socket.
 */
#pragma once

namespace ride::untraced
{

/* Defines ride.quiet. Called from _PG_init while the server starts. */
void define();

} // namespace ride::untraced
