/*
 * Whose session this is, and whether anything is recorded in it.
 *
 * Server code; any process. Every hook begins here, so this is inline and short: one load where nothing is armed.
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

/* The facts while an incident is armed; else null. */
inline Facts *armed_facts()
{
	Facts *const facts = mapped_facts();
	return facts != nullptr && facts->armed.load(std::memory_order_acquire) != 0 ? facts : nullptr;
}

/* Who this session belongs to. The role that it authenticated as decides, which SET ROLE and SET SESSION AUTHORIZATION
 * do not change. */
inline Caller caller_of(const Facts *facts)
{
	if (MyProc == nullptr || MyBackendType == B_BG_WORKER)
		return Caller::internal;
	const Oid role = MyProc->roleId;
	if (role == facts->oncall && OidIsValid(role))
		return Caller::oncall;
	if (OidIsValid(role) && (role == facts->director || role == facts->checker))
		return Caller::internal;
	return Caller::other;
}

/* The facts, where they are armed and this session is recorded; else null. */
inline Facts *watching()
{
	Facts *const facts = armed_facts();
	return facts != nullptr && caller_of(facts) != Caller::internal ? facts : nullptr;
}

} // namespace ride
