/*
 * What the sandbox does not allow.
 *
 * Server code; any backend. Two things: nobody but a superuser changes roles, databases or what they default to while
 * an incident is live, wherever the statement comes from (a function, a trigger); and in the checker's session no
 * function is called that PostgreSQL does not bring itself, so that a check runs nobody's code.
 */
#pragma once

#include "extension/caller.hpp"

namespace ride::refusals
{

/* Raises for a utility statement that is not allowed. */
void check_utility(Facts *known, const Node *statement);

/* Is this a function that the checker must not call, in the checker's session? */
bool is_barred(Oid function);

/* Raises; for a function that is about to be called. */
[[noreturn]] void refuse_call(Oid function);

} // namespace ride::refusals
