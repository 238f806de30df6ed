/*
 * The director's event loop.
 *
 * Pure C++; director only.
 */
#include <algorithm>
#include <memory>

#include "director/wire/loop.hpp"

namespace ride
{

namespace
{

constexpr long look_ms = 5;               /* how often it is looked whether a command waits for a lock: that is cheap */
constexpr long command_limit_ms = 120000; /* nothing the director asks for takes longer: a seed, a database */

} // namespace

void Loop::watch(Link *link)
{
	links_.push_back(link);
}

void Loop::forget(Link *link)
{
	links_.erase(std::remove(links_.begin(), links_.end(), link), links_.end());
}

void Loop::turn(long timeout_ms)
{
	for (const std::function<long()> &callback : callbacks_)
		timeout_ms = std::min(timeout_ms, callback());

	std::vector<Socket> sockets;
	std::vector<Link *> owners;
	for (Link *const link : links_)
	{
		if (link->state() == Link::State::closed || link->socket() < 0)
			continue;
		sockets.push_back({.descriptor = link->socket(), .read = link->wants_read(), .write = link->wants_write()});
		owners.push_back(link);
	}
	host_.wait(sockets, std::max(timeout_ms, 0L));
	for (std::size_t i = 0; i < sockets.size(); ++i)
	{
		/* a callback or an earlier link may have closed this one */
		const bool there = std::find(links_.begin(), links_.end(), owners[i]) != links_.end();
		if ((sockets[i].readable || sockets[i].writable) && there)
			owners[i]->advance();
	}
}

bool Loop::until(const std::function<bool()> &condition, long timeout_ms)
{
	const std::int64_t deadline = now_ms() + timeout_ms;
	while (!condition())
	{
		const std::int64_t left = deadline - now_ms();
		if (left <= 0)
			return false;
		turn(static_cast<long>(left));
	}
	return true;
}

void Loop::connect(Link &link, const Target &target)
{
	link.open(target);
	std::optional<Outcome> outcome;
	try
	{
		until([&] { return (outcome = link.take()).has_value(); }, command_limit_ms);
	}
	catch (const Failure &)
	{
		link.close();
		throw;
	}
	if (!outcome)
		link.close();
	if (!outcome || !outcome->ok)
		throw Failure(outcome ? outcome->sqlstate : sqlstate::connection_failure,
		              "the director cannot connect to database \"" + target.database + "\" as " + target.role,
		              outcome ? outcome->message : "no answer");
}

Outcome Loop::ask(Link &link, const Command &command)
{
	if (link.state() != Link::State::idle)
	{
		Outcome outcome;
		outcome.lost = true;
		outcome.sqlstate = sqlstate::connection_failure;
		outcome.message = "the connection is not usable";
		return outcome;
	}
	link.send(command);
	std::optional<Outcome> outcome;
	try
	{
		if (!until([&] { return (outcome = link.take()).has_value(); }, command_limit_ms))
			throw Failure(sqlstate::query_canceled, "the server did not answer the director in time", command.sql);
	}
	catch (const Failure &)
	{
		/* a cancelled request: whoever cleans up behind it must find the command ended, and the link free */
		if (!until([&] { return link.state() != Link::State::busy; }, command_limit_ms))
			link.close();
		throw;
	}
	return *outcome;
}

Outcome Loop::run(Link &link, const Command &command)
{
	Outcome outcome = ask(link, command);
	if (!outcome.ok)
		throw Failure(outcome.sqlstate, outcome.message, outcome.detail, outcome.hint);
	return outcome;
}

/* Sends the lane's next command, or finds that there is none. A ROLLBACK with nothing to roll back is not sent. */
void Loop::send_next(Lane &lane)
{
	for (;;)
	{
		while (lane.script < lane.scripts.size() && lane.command == lane.scripts[lane.script].commands.size())
		{
			++lane.script;
			lane.command = 0;
		}
		if (lane.script == lane.scripts.size())
		{
			lane.finished = true;
			return;
		}
		Script &script = lane.scripts[lane.script];
		Command command = script.commands[lane.command];
		if (command.sql == "ROLLBACK" && !lane.link.in_transaction())
		{
			script.outcomes.emplace_back();
			script.outcomes.back().ok = true;
			++lane.command;
			continue;
		}
		if (command.previous_is_parameter)
			command.parameters = {script.outcomes.back().value()};
		if (command.writes)
			command.sql = command.writes(script.outcomes);
		lane.link.send(command);
		lane.since_ms = lane.asked_ms = now_ms();
		lane.asked = false;
		return;
	}
}

/* Takes what has come for a lane and sends what is next. True when anything happened. */
bool Loop::advance_lane(Lane &lane)
{
	const std::optional<Outcome> outcome = lane.link.take();
	if (!outcome)
		return false;
	if (!lane.is_connected)
	{
		lane.connected = *outcome;
		lane.is_connected = outcome->ok;
		lane.finished = !outcome->ok;
	}
	else
	{
		lane.scripts[lane.script].outcomes.push_back(*outcome);
		++lane.command;
		if (outcome->lost)
			lane.finished = true;
		else if (!outcome->ok)
		{
			++lane.script;
			lane.command = 0;
		}
	}
	if (!lane.finished)
		send_next(lane);
	return true;
}

/* Lock waits are asked about once at once: who waits for somebody that will soon let go is asked about again later. */
bool Loop::is_slow(const Lane &lane, long slow_ms)
{
	return now_ms() - lane.asked_ms >= slow_ms ||
	       (!lane.asked && lane.link.state() == Link::State::busy && host_.waits_for_lock(lane.link.pid()));
}

void Loop::run_lanes(std::vector<Lane *> lanes, long slow_ms, const std::function<void(Lane &)> &on_slow)
{
	std::vector<std::unique_ptr<Watched>> watching;
	for (Lane *const lane : lanes)
	{
		watching.push_back(std::make_unique<Watched>(*this, lane->link));
		lane->since_ms = lane->asked_ms = now_ms();
		if (lane->link.state() == Link::State::idle)
			send_next(*lane);
		else
			lane->link.open(lane->target);
	}
	for (;;)
	{
		bool all = true;
		for (Lane *const lane : lanes)
		{
			while (!lane->finished && advance_lane(*lane))
				;
			if (!lane->finished && is_slow(*lane, slow_ms))
			{
				on_slow(*lane);
				lane->asked_ms = now_ms();
				lane->asked = true;
				lane->finished = lane->finished || lane->stopped;
			}
			all = all && lane->finished;
		}
		if (all)
			return;
		turn(std::min(slow_ms, look_ms));
	}
}

} // namespace ride
