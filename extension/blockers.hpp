/*
 * Who is in the way: the roots of the wait-for graph, and the on-call's open transactions.
 *
 * Pure C++; director only. Asked over the director's own connection, which touches no on-call table.
 */
#pragma once

#include <string>
#include <vector>

#include "extension/loop.hpp"

namespace ride
{

struct Blocker
{
	int pid = 0;
	std::string role, application, database, state;

	/* "your session 4711 (psql) in tenant_b, idle in transaction" */
	std::string text() const;
};

class Blockers
{
public:
	Blockers(Loop &loop, Link &link) : loop_(loop), link_(link) {}

	/* Everyone that `pid` waits for, directly or not, who waits for nobody. Empty: it waits for no lock. */
	std::vector<Blocker> roots(int pid);

	/* Ends what `pid` is running. */
	void cancel(int pid);

	/* Throws when the caller's own transaction has written or holds more than ACCESS SHARE on a user table. */
	void refuse_unsettled(int caller);

	/* Waits for the on-call's transactions that have written or hold more than ACCESS SHARE on a user table.
	 * Those begun meanwhile do not count. Throws after patience_ms, naming the session. */
	void settle_oncall(long patience_ms);

	/* Ends every session of the on-call but the caller's, and waits until they are gone. */
	void end_oncall(int caller);

private:
	Loop &loop_;
	Link &link_;
};

} // namespace ride
