/*
 * Plays acts of one seed and holds the recorder's account against its own.
 *
 * Pure C++ over libpq.
 */
#pragma once

#include <chrono>

#include "tests/acts/repertoire.hpp"

namespace acts
{

class Player
{
public:
	Player(Sandbox &sandbox, std::uint64_t seed, int acts);

	/* Raises a Difference at the first one. */
	void play();

	struct Difference
	{
		int act;
		std::string what;
	};

private:
	/* A session of the on-call's, with what it may still tell: the timeline keeps some fifty events a second of each. */
	struct Session
	{
		std::unique_ptr<Connection> link;
		Ledger ledger;
		int told = 0;
		std::chrono::steady_clock::time_point since;
	};

	void log_in(Session &session);
	void lose(Session &session);
	Session &choose();
	Act some_act(Session &session, const std::vector<Entry> &entries);
	void play_message(Session &session, const Message &message);
	void book(Session &session, const Message &message, const std::vector<Outcome> &outcomes);
	void play_burst();
	void end_transactions();
	void compare_facts();
	void compare_rows();
	void compare_items();
	[[noreturn]] void differs(int act, const std::string &what) const;

	Sandbox &sandbox_;
	const std::uint64_t seed_;
	std::mt19937_64 random_;
	const int acts_;
	Account account_;
	std::vector<Session> sessions_;
	std::unique_ptr<Connection> watcher_;
	std::vector<std::pair<std::string, std::unique_ptr<Connection>>> logs_; /* by database */
	std::vector<std::string> last_row_;                                     /* of each log: number of its newest row */
	std::vector<std::string> said_;                                         /* act by act: session and SQL */
	std::size_t items_before_ = 0;
	int act_ = 0, serial_ = 0;
};

} // namespace acts
