/*
 * Sessions that leave no trace in pg_stat_activity and pg_stat_statements: the director's checks as an application.
 *
 * Server code; backends. ride.quiet = on stands in the connection's options, and is for connections that the director
 * itself has opened: the kernel says whose process is at the other end of the socket.
 */
#pragma once

namespace ride::untraced
{

/* Defines ride.quiet. Called from _PG_init while the server starts. */
void define();

} // namespace ride::untraced
