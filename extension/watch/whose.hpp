/*
 * Whose doing it is: what the on-call's code does in somebody else's session is the on-call's.
 *
 * Server code; any backend but internal ones. A function is the on-call's code when its row in pg_proc was written
 * after the incident was armed, a rule when its row in pg_rewrite was. Neither name nor text matters: a
 * seeded function that was replaced or altered is the on-call's from then on. What an application's own statement sets
 * off, a foreign key's cascade for instance, stays the application's.
 */
#pragma once

#include "extension/watch/caller.hpp"

namespace ride::whose
{

/* The function is the on-call's code, and this session somebody else's: the function hook has to report its calls. */
bool is_theirs(Oid function);

/* From the function hook, for any function; those that are not theirs are passed over. left() reads no catalog,
 * since it is called for a function that has failed as well. */
void entered(Oid function);
void left(Oid function) noexcept;

/* From the transaction callbacks: no function runs any more. */
void forget() noexcept;

namespace detail
{
extern int depth; /* how many of the on-call's functions run, one in another, in a session that is not theirs */
}

/* Whether what happens now is the on-call's doing. */
inline bool oncalls(const Facts *facts)
{
	const Caller caller = caller_of(facts);
	return caller == Caller::oncall || (caller == Caller::other && detail::depth > 0);
}

/* The same for a statement: also where a rule of the on-call's has made it of an application's. */
bool oncalls(const Facts *facts, const PlannedStmt *statement);

} // namespace ride::whose
