/*
 * Whose doing it is: what the on-call's code does in somebody else's session is the on-call's.
 *
 * Server code; any backend but internal ones. A function is the on-call's code when its row in pg_proc was written
 * after the incident was armed, a rule when its row in pg_rewrite was. Nothing is known of it by name or by text: a
 * seeded function that was replaced or altered runs as the on-call's from then on. What a statement of the application
 * itself sets off by itself, cascades of foreign keys for instance, stays the application's.
 */
#pragma once

#include "extension/watch/caller.hpp"

namespace ride::whose
{

/* It is the on-call's code, and this session another's: its calls are to be told. */
bool is_theirs(Oid function);

/* From the function hook, for any function: only those that are theirs are kept. left() reads no catalog, since it is
 * called for functions that have failed too. */
void entered(Oid function);
void left(Oid function) noexcept;

/* From the transaction callbacks, outside of any statement: nothing runs any more. */
void forget() noexcept;

namespace detail
{
extern int depth; /* of calls of the on-call's functions in a session that is not theirs */
}

/* What happens now is the on-call's doing. */
inline bool oncalls(const Facts *facts)
{
	const Caller caller = caller_of(facts);
	return caller == Caller::oncall || (caller == Caller::other && detail::depth > 0);
}

/* The same for what this statement does; one that a rule of the on-call's made of an application's is theirs. */
bool oncalls(const Facts *facts, const PlannedStmt *statement);

} // namespace ride::whose
