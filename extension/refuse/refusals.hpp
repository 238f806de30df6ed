/*
 * What the sandbox does not allow, or not yet.
 *
 * Server code; any backend. Two things: nobody but a superuser changes roles, databases or what they default to while
 * an incident is live, wherever the statement comes from (a function, a trigger); and in the checker's session no
 * function is called that PostgreSQL does not bring itself, so that a check runs nobody's code.
 */
#pragma once

#include "extension/watch/caller.hpp"

namespace ride::refusals
{

/*
 * CREATE EXTENSION ride, whether an incident is live or not: one at a time in a database. The director makes it soon
 * after the server's start, anyone else may as soon as they can connect, and even IF NOT EXISTS fails for the second
 * of two. Waits on a lock that no statement takes by itself, until the first one's transaction has ended.
 */
void await_turn(const Node *statement);

/* Raises for a utility statement that is not allowed. */
void check_utility(Facts *facts, const Node *statement);

/* Is this a function that the checker must not call, in the checker's session? */
bool is_barred(Oid function);

/* Raises; for a function that is about to be called. */
[[noreturn]] void refuse_call(Oid function);

} // namespace ride::refusals
