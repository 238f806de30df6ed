/*
 * Warnings that tell the on-call nothing.
 *
 * Server code; backends of the on-call. A bare VACUUM or ANALYZE means everything there is, and warns of each catalog that
 * it is not the caller's (15 of their indexes, too): up to 300 lines, in which the one about a table of the incident
 * would be lost. They stay in the server's log. A statement that names its tables says everything, as always.
 */
#pragma once

#include "extension/watch/caller.hpp"

namespace ride::warnings
{

/* While a VACUUM or ANALYZE of everything is under way: the names, in quotes, of the tables that are not the system's. */
struct Sweep
{
	bool is_under_way;
	const List *names;
};

/* Around a utility statement: enter() keeps in `outer` what leave() wants back. Where it raises, it has set nothing. */
void enter(const Facts *facts, const Node *statement, Sweep *outer);
void leave(const Sweep &outer);

/* A message is being reported: keeps from the client what says that something of the system's was passed over. */
void consider(ErrorData *error);

} // namespace ride::warnings
