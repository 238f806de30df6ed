/*
 * Who is in the way.
 *
 * Pure C++; director only.
 */
#include <map>

#include "extension/blockers.hpp"

namespace ride
{

namespace
{

constexpr long ending_ms = 5000; /* how long the on-call's other sessions may take to end */

constexpr const char *roots_query = R"(
WITH RECURSIVE waits(pid, depth) AS (
  SELECT unnest(pg_blocking_pids($1::int)), 1
  UNION SELECT unnest(pg_blocking_pids(waits.pid)), depth + 1 FROM waits WHERE depth < 10)
SELECT DISTINCT a.pid, coalesce(a.usename, ''), coalesce(a.application_name, ''), coalesce(a.datname, ''), coalesce(a.state, '')
FROM waits JOIN pg_stat_activity a USING (pid) WHERE cardinality(pg_blocking_pids(a.pid)) = 0 ORDER BY 1)";

constexpr const char *open_query = R"(
SELECT a.pid, coalesce(a.usename, ''), coalesce(a.application_name, ''), coalesce(a.datname, ''), coalesce(a.state, ''),
       coalesce(a.xact_start::text, '')
FROM pg_stat_activity a
WHERE a.usename = 'oncall' AND a.backend_type = 'client backend'
  AND (a.backend_xid IS NOT NULL
       OR EXISTS (SELECT FROM pg_locks l WHERE l.pid = a.pid AND l.granted AND l.locktype = 'relation'
                  AND l.relation >= 16384 AND l.mode NOT IN ('AccessShareLock', 'SIReadLock')))
ORDER BY 1)";

Blocker blocker_of(const Row &row)
{
	return {std::stoi(*row[0]), *row[1], *row[2], *row[3], *row[4]};
}

} // namespace

std::string Blocker::text() const
{
	return (role == "oncall" ? "your session " : role + "'s session ") + std::to_string(pid) +
	       (application.empty() ? "" : " (" + application + ")") + " in " + database + ", " + state;
}

std::vector<Blocker> Blockers::roots(int pid)
{
	std::vector<Blocker> result;
	for (const Row &row : loop_.run(link_, {roots_query, {std::to_string(pid)}}).rows)
		result.push_back(blocker_of(row));
	return result;
}

void Blockers::cancel(int pid)
{
	loop_.run(link_, {"SELECT pg_cancel_backend($1::int)", {std::to_string(pid)}});
}

void Blockers::refuse_unsettled(int caller)
{
	for (const Row &row : loop_.run(link_, {open_query, {}}).rows)
		if (blocker_of(row).pid == caller)
			throw Failure(sqlstate::object_in_use, "your own transaction has written, or holds more than ACCESS SHARE",
			              "A score tells what is committed.", "COMMIT or ROLLBACK first, then ask again.");
}

void Blockers::settle_oncall(long patience_ms)
{
	const auto open = [&]
	{
		std::map<std::pair<int, std::string>, Blocker> transactions; /* by pid and start */
		for (const Row &row : loop_.run(link_, {open_query, {}}).rows)
			transactions[{std::stoi(*row[0]), *row[5]}] = blocker_of(row);
		return transactions;
	};
	const std::int64_t deadline = loop_.now_ms() + patience_ms;
	auto waited_for = open();
	while (!waited_for.empty())
	{
		if (loop_.now_ms() >= deadline)
			throw Failure(sqlstate::object_in_use,
			              "no score: " + waited_for.begin()->second.text() + ", has uncommitted work",
			              "A score tells what is committed, and what stands open there might be your repair.",
			              "COMMIT or ROLLBACK in that session, or end it, then ask again.");
		loop_.turn(20);
		const auto now = open();
		for (auto one = waited_for.begin(); one != waited_for.end();)
			one = now.count(one->first) == 0 ? waited_for.erase(one) : std::next(one);
	}
}

void Blockers::end_oncall(int caller)
{
	const std::string others = "pg_stat_activity WHERE usename = 'oncall' AND pid <> " + std::to_string(caller);
	loop_.run(link_, {"SELECT pg_terminate_backend(pid) FROM " + others, {}});
	const std::int64_t deadline = loop_.now_ms() + ending_ms;
	while (loop_.run(link_, {"SELECT count(*) FROM " + others, {}}).value() != "0")
	{
		if (loop_.now_ms() >= deadline)
			throw Failure(sqlstate::object_in_use, "your other sessions do not end", {},
			              "Close them, then submit again.");
		loop_.turn(10);
	}
}

} // namespace ride
