/*
 * The director's event loop: every connection makes progress whenever anything waits.
 *
 * Pure C++; director only. Code above reads straight on (run this, then that), because each wait turns the loop:
 * simulated sessions keep working, DROP DATABASE barriers and termination are answered, whatever is being awaited.
 */
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "model/pure.hpp"
#include "director/host.hpp"
#include "director/wire/pq.hpp"

namespace ride
{

/* Commands for one connection, one after the other, up to the first that fails. A transaction that an earlier
 * script left open or failed is the next one's to end: it begins with ROLLBACK, which is passed over where there is
 * nothing to roll back. */
struct Script
{
	std::vector<Command> commands;
	std::vector<Outcome> outcomes;
};

/* One connection and the scripts it has to run. */
struct Lane
{
	explicit Lane(Target to) : target(std::move(to)) {}

	Target target;
	Link link;
	std::vector<Script> scripts;
	Outcome connected; /* what became of connecting */
	bool is_connected = false;

	std::size_t script = 0;    /* which is running */
	std::size_t command = 0;   /* and what of it */
	std::int64_t since_ms = 0; /* when that began */
	std::int64_t asked_ms = 0; /* when on_slow was asked about it last */
	bool asked = false;        /* whether it was, about this command */
	bool finished = false;
	bool stopped = false; /* given up by on_slow: the rest has no outcomes */

	/* Ready to run all of it once more, on a connection of its own. */
	void restart()
	{
		link.close();
		is_connected = false;
		script = command = 0;
		finished = stopped = false;
		for (Script &one : scripts)
			one.outcomes.clear();
	}

	/* Ready for other scripts, on the connection that it has. */
	void clear()
	{
		scripts.clear();
		script = command = 0;
		finished = stopped = false;
	}
};

class Loop
{
public:
	explicit Loop(Host &host) : host_(host) {}

	Host &host() { return host_; }
	std::int64_t now_ms() { return host_.now_ms(); }

	/* A link takes part from watch() to forget(). */
	void watch(Link *link);
	void forget(Link *link);

	/* Called once a turn; returns in how many ms it wants to be called again at the latest. */
	void each_turn(std::function<long()> callback) { callbacks_.push_back(std::move(callback)); }

	/* Waits at most that long for something to happen, and lets everything go on. */
	void turn(long timeout_ms);

	/* Turns until it is true or the time is over; returns whether it is. */
	bool until(const std::function<bool()> &condition, long timeout_ms);

	/* Connects; throws Failure. */
	void connect(Link &link, const Target &target);

	/* Runs one command to its end. `run` throws Failure with the server's own words; `ask` returns what happened. */
	Outcome run(Link &link, const Command &command);
	Outcome ask(Link &link, const Command &command);

	/* Runs all lanes side by side; those that are not connected yet are. `on_slow` is asked about a command as soon as
	 * the server says that it waits for a lock, and when it has taken slow_ms, again each slow_ms; it may set
	 * `stopped`. */
	void run_lanes(std::vector<Lane *> lanes, long slow_ms, const std::function<void(Lane &)> &on_slow);

private:
	bool advance_lane(Lane &lane);
	bool is_slow(const Lane &lane, long slow_ms);
	void send_next(Lane &lane);

	Host &host_;
	std::vector<Link *> links_;
	std::vector<std::function<long()>> callbacks_;
};

/* Watches a link for as long as it lives. */
class Watched
{
public:
	Watched(Loop &loop, Link &link) : loop_(loop), link_(link) { loop_.watch(&link_); }
	~Watched() { loop_.forget(&link_); }
	Watched(const Watched &) = delete;
	Watched &operator=(const Watched &) = delete;

private:
	Loop &loop_;
	Link &link_;
};

} // namespace ride
