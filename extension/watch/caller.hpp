/*
 * Whose session this is, and whether anything is to be noticed at all.
 *
 * Server code; any process. Hooks begin here, so it is kept inline and short: one load where nothing is armed.
 */
#pragma once

#include "extension/base/pg.hpp"
#include "extension/shared/facts.hpp"

namespace ride
{

enum class Caller
{
	internal, /* the director's and the checker's sessions, background and parallel workers: never recorded */
	oncall,   /* authenticated as the on-call, whatever role is set meanwhile */
	other     /* simulated applications, superusers, autovacuum: on-call code may run in them */
};

/* The facts while they are armed; else null. */
inline Facts *armed_facts()
{
	Facts *const known = facts();
	return known != nullptr && known->armed.load(std::memory_order_acquire) != 0 ? known : nullptr;
}

/* By the role that the session authenticated as: SET ROLE and SET SESSION AUTHORIZATION do not change it. */
inline Caller caller_of(const Facts *known)
{
	if (MyProc == nullptr || MyBackendType == B_BG_WORKER)
		return Caller::internal;
	const Oid role = MyProc->roleId;
	if (role == known->oncall && OidIsValid(role))
		return Caller::oncall;
	if (OidIsValid(role) && (role == known->director || role == known->checker))
		return Caller::internal;
	return Caller::other;
}

/* The facts where this session is to be watched; else null. */
inline Facts *watching()
{
	Facts *const known = armed_facts();
	return known != nullptr && caller_of(known) != Caller::internal ? known : nullptr;
}

} // namespace ride
