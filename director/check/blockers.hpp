/*
 * Who is in the way: the roots of the wait-for graph, and the on-call's open transactions.
 *
 * Pure C++; director only. Asked over the director's own connection, which touches no on-call table.
 */
#pragma once

#include <string>
#include <vector>

#include "model/pure.hpp"
#include "director/wire/loop.hpp"

namespace ride
{

struct Blocker
{
	int pid = 0;
	std::string role, application, database, state;
	bool own = false; /* of the incident itself, and nobody else between it and the one who waits */

	/* "your session 4711 (psql) in tenant_b, idle in transaction" */
	std::string text() const;
};

class Blockers
{
public:
	Blockers(Loop &loop, Link &link) : loop_(loop), link_(link) {}

	/* Who is to blame that `pid` waits, directly or not; empty: it waits for no lock. First the incident's own sessions
	 * (`own_pids`) that wait for nobody, when nobody else stands between; then everyone who is not the incident's,
	 * those who wait for nobody first: also one who only queues up in front of `pid` is in its way. */
	std::vector<Blocker> roots(int pid, const std::vector<int> &own_pids);

	/* Ends what `pid` is running. */
	void cancel(int pid);

	/* Throws when the caller's own transaction has written or holds more than ACCESS SHARE on a user table. */
	void refuse_unsettled(int caller);

	/* Waits for the on-call's transactions that have written or hold more than ACCESS SHARE on a user table.
	 * Those begun meanwhile do not count. Throws after patience_ms, naming the session. */
	void settle_oncall(long patience_ms);

	/* Ends every session of the on-call but the caller's, and waits until they are gone. Those begun meanwhile do not
	 * count. Throws after a while, naming the session. */
	void end_oncall(int caller);

	/* Who has the server's connections, when there is none left. */
	std::string who_is_connected();

private:
	Loop &loop_;
	Link &link_;
};

} // namespace ride
