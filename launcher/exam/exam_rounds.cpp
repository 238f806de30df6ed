/*
 * Watching ride.status() as the superuser, so that the watching is no look of the on-call's.
 *
 * SQL; a worker process of the exam command.
 */
#include "launcher/exam/exam_rounds.hpp"

#include <algorithm>
#include <chrono>
#include <map>

#include "launcher/system/connection.hpp"
#include "launcher/system/failure.hpp"
#include "launcher/system/interrupt.hpp"
#include "launcher/cluster/server.hpp"

namespace ride
{
namespace
{

using Clock = std::chrono::steady_clock;

constexpr int look_every_ms = 50;
constexpr std::chrono::seconds slack{30};

/* A session that was let go a moment ago may still be seen waiting: only one that keeps waiting is left alone. */
constexpr std::chrono::milliseconds keeps_waiting{1500};

struct Seen
{
	std::string state;
	unsigned long rounds = 0;
};

/* One entry a client: those that share name and database are told apart by their order. */
std::map<std::string, Seen> look(Connection &superuser)
{
	std::map<std::string, Seen> sessions;
	std::map<std::string, int> twins;
	for (const auto &row :
	     superuser.query("SELECT session, database, state, rounds FROM ride.status() WHERE session IS NOT NULL").rows)
	{
		const std::string name = row[0].value_or("") + "@" + row[1].value_or("");
		const std::string key = name + "#" + std::to_string(++twins[name]);
		sessions[key] = {row[2].value_or(""), std::stoul(row[3].value_or("0"))};
	}
	return sessions;
}

/* What lies between two rounds of the slowest session, when nothing is in its way. */
std::chrono::milliseconds longest_pause(const model::Scenario &scenario)
{
	unsigned longest = 0;
	for (const model::Session &session : scenario.sessions)
		if (!session.run.empty())
			longest = std::max(longest, session.every_ms);
	return std::chrono::milliseconds(longest);
}

std::chrono::milliseconds longest_round(const model::Scenario &scenario)
{
	unsigned longest = 0;
	for (const model::Session &session : scenario.sessions)
		longest = std::max(longest, session.every_ms + session.pause_ms * static_cast<unsigned>(session.run.size()));
	return std::chrono::milliseconds(longest);
}

/* "gone" for good, or a session that only holds locks and has no rounds. Status shows the name that the server shows. */
bool never_rounds(const Seen &seen, const std::string &key, const model::Scenario &scenario)
{
	const std::string name = key.substr(0, key.rfind('@'));
	const auto session = std::find_if(scenario.sessions.begin(), scenario.sessions.end(),
	                                  [&](const auto &one) { return one.application_name == name; });
	return seen.state == "gone" || (session != scenario.sessions.end() && session->run.empty());
}

} // namespace

void wait_for_rounds(const Sandbox &sandbox, const model::Scenario &scenario, unsigned rounds)
{
	Connection superuser = connect_as_superuser(
	    {.data = sandbox.data(), .log = sandbox.log(), .socket_folder = sandbox.socket_folder, .port = sandbox.port});
	const auto begun = Clock::now();
	const auto earliest = begun + rounds * longest_pause(scenario);
	const auto deadline = begun + slack + 4 * rounds * longest_round(scenario);
	std::map<std::string, Seen> first = look(superuser);
	std::map<std::string, Clock::time_point> waiting_since;
	/* Looks are work for the server: none before they can tell anything. */
	const auto dull = std::chrono::duration_cast<std::chrono::milliseconds>(earliest - keeps_waiting - Clock::now());
	if (dull.count() > 0)
		pause_interruptibly(static_cast<int>(dull.count()));
	for (;;)
	{
		std::string behind;
		for (const auto &[key, seen] : look(superuser))
		{
			const auto [start, is_new] = first.try_emplace(key, seen);
			if (seen.state != "waiting")
				waiting_since.erase(key);
			else
				waiting_since.try_emplace(key, Clock::now());
			const bool stuck = seen.state == "waiting" && Clock::now() - waiting_since.at(key) >= keeps_waiting;
			if (seen.rounds < start->second.rounds + rounds && !stuck && !never_rounds(seen, key, scenario))
				behind += (behind.empty() ? "" : ", ") + key + " (" + seen.state + ")";
		}
		if (behind.empty() && Clock::now() >= earliest)
			return;
		if (!behind.empty() && Clock::now() > deadline)
			throw Failure(ExitStatus::failure,
			              "these sessions did not get through " + std::to_string(rounds) + " more rounds: " + behind);
		pause_interruptibly(look_every_ms);
	}
}

} // namespace ride
