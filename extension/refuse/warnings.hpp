/*
 * Warnings that tell the on-call nothing.
 *
 * Server code; backends of the on-call. A bare VACUUM or ANALYZE warns of each catalog that it passes over (15 also of
 * indexes): up to 300 lines, among which one about a table of the incident would be lost. They stay in the server's
 * log. A statement that names its tables warns as ever.
 */
#pragma once

#include "extension/watch/caller.hpp"

namespace ride::warnings
{

/* A VACUUM or ANALYZE of everything, and the names, in quotes, of the tables that are not the system's. */
struct Sweep
{
	bool is_under_way;
	const List *names;
};

/* Around a utility statement. enter() puts into `outer` what leave() has to be given; if it raises, it has changed
 * nothing. */
void enter(const Facts *facts, const Node *statement, Sweep *outer);
void leave(const Sweep &outer);

/* A message is being reported: keeps it from the client if it says that something of the system's was passed over. */
void consider(ErrorData *error);

} // namespace ride::warnings
