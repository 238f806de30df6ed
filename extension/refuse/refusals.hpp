/*
 * What the sandbox does not allow.
 *
 * Server code; any backend. While an incident is live only superusers change roles, databases or their settings, and a
 * function or a trigger may do it no more than a client. In the checker's session no function is called that PostgreSQL
 * does not bring, so a check runs nobody's code.
 */
#pragma once

#include "extension/watch/caller.hpp"

namespace ride::refusals
{

/*
 * Before a utility statement. If it is CREATE EXTENSION ride, waits until another one's transaction in this database
 * has ended, by a lock that no statement takes by itself: docs/decisions.md#create-extension-ride-goes-one-at-a-time.
 * Needs no incident.
 */
void await_turn(const Node *statement);

/* Raises (42501) for a utility statement that is not allowed. */
void check_utility(Facts *facts, const Node *statement);

/* Whether this is the checker's session, and a function that PostgreSQL does not bring. */
bool is_barred(Oid function);

/* Raises (42501) for a function that is about to be called and is barred. */
[[noreturn]] void refuse_call(Oid function);

} // namespace ride::refusals
