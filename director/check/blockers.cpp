/*
 * Who is in the way.
 *
 * Pure C++; director only.
 */
#include <map>

#include "director/check/blockers.hpp"

namespace ride
{

namespace
{

constexpr long ending_ms = 5000; /* how long the on-call's other sessions may take to end */

constexpr const char *roots_query = R"(
WITH RECURSIVE waits(pid, own) AS (
  SELECT b, b = ANY ($2::int[]) FROM unnest(pg_blocking_pids($1::int)) b
  UNION SELECT b, own AND b = ANY ($2::int[]) FROM waits, unnest(pg_blocking_pids(waits.pid)) b),
found AS (
  SELECT pid, root, own AND root AS own
  FROM (SELECT pid, bool_or(own) AS own, cardinality(pg_blocking_pids(pid)) = 0 AS root FROM waits GROUP BY pid) each)
SELECT a.pid, coalesce(a.usename, ''), coalesce(a.application_name, ''), coalesce(a.datname, ''), coalesce(a.state, ''), own
FROM found JOIN pg_stat_activity a USING (pid) WHERE own OR pid <> ALL ($2::int[]) ORDER BY own DESC, root DESC, 1)";

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

std::vector<Blocker> Blockers::roots(int pid, const std::vector<int> &own_pids)
{
	std::string own = "{";
	for (const int one : own_pids)
		own += (own.size() == 1 ? "" : ",") + std::to_string(one);
	std::vector<Blocker> result;
	for (const Row &row : loop_.run(link_, {roots_query, {std::to_string(pid), own + "}"}}).rows)
	{
		result.push_back(blocker_of(row));
		result.back().own = row[5] == "t";
	}
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
	const auto there = [&](const std::string &more)
	{
		std::map<std::pair<int, std::string>, Blocker> sessions; /* by pid and start */
		for (const Row &row :
		     loop_
		         .run(link_,
		              {"SELECT pid, coalesce(usename, ''), coalesce(application_name, ''), coalesce(datname, ''), "
		               "coalesce(state, ''), backend_start" +
		                   more + " FROM " + others + " ORDER BY 1",
		               {}})
		         .rows)
			sessions[{std::stoi(*row[0]), row[5].value_or("")}] = blocker_of(row);
		return sessions;
	};
	const std::int64_t deadline = loop_.now_ms() + ending_ms;
	auto ending = there(", pg_terminate_backend(pid)");
	while (!ending.empty())
	{
		if (loop_.now_ms() >= deadline)
			throw Failure(sqlstate::object_in_use, "no score: " + ending.begin()->second.text() + ", does not end",
			              "Submit ends your other sessions first.", "Close it, then submit again.");
		loop_.turn(10);
		const auto now = there("");
		for (auto one = ending.begin(); one != ending.end();)
			one = now.count(one->first) == 0 ? ending.erase(one) : std::next(one);
	}
}

std::string Blockers::who_is_connected()
{
	const Outcome found = loop_.run(
	    link_, {"SELECT count(*) FILTER (WHERE usename = 'oncall'), count(*) FILTER (WHERE usename <> 'oncall'), "
	            "current_setting('max_connections') FROM pg_stat_activity WHERE backend_type = 'client backend'",
	            {}});
	const Row &row = found.rows.front();
	return "Of " + row[2].value_or("") + " connections your sessions hold " + row[0].value_or("") + ", others " +
	       row[1].value_or("") + "; the rest are logins that nobody has finished.";
}

} // namespace ride
