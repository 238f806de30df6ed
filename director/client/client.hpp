/*
 * One simulated client: a connection of an application to its database, its rounds, and what it sees.
 *
 * Pure C++; director only. It reconnects as a real client does, unless it is guilty and the on-call has ended it.
 *
 *   connecting ──▶ preparing (`first`) ──▶ resting ──▶ running (`run`) ──▶ resting …
 *       ▲                                     │ no `run`: stays, its transaction open
 *       └──── away (a delay) ◀── connection lost ──▶ gone (guilty and ended)
 */
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "model/pure.hpp"
#include "director/wire/loop.hpp"
#include "model/ledger.hpp"
#include "model/scenario.hpp"

namespace ride
{

/* A line of the application log. */
struct LogLine
{
	std::string application, database, sqlstate, message;
};

/* What was acknowledged has to be kept before the client goes on: until then only its session's intent tells of it. */
struct Keeping
{
	std::function<std::uint64_t()> given;             /* how much there is to keep */
	std::function<bool(std::uint64_t given)> is_kept; /* whether all of that is */
	std::function<void(int pid)> forget_intent;
};

class Client
{
public:
	enum class Phase
	{
		stopped,
		connecting,
		preparing,
		resting,
		running,
		away,
		gone
	};

	/* `ended` tells whether the on-call has ended this client's session on purpose. */
	Client(Loop &loop, const model::Session &session, std::uint32_t session_number, std::uint32_t number,
	       std::string database, Target target, FactClient *published, model::Ledger &ledger, Keeping keeping,
	       std::function<bool()> ended, std::function<void(LogLine)> log);
	~Client();
	Client(const Client &) = delete;
	Client &operator=(const Client &) = delete;

	void start();

	/* Does what is due; returns in how many ms there will be more. */
	long step();

	/* Begins a round now, if none is under way. */
	void hurry();

	/* While it is held it sends no statement, of a round or of `first`; one that is under way comes to its end. */
	void hold(bool held) { held_ = held; }

	const model::Session &session() const { return session_; }
	const std::string &database() const { return database_; }
	Phase phase() const { return phase_; }
	int pid() const { return link_.pid(); }

	/* The session that its newest statement was sent to, alive or not. */
	int writer_pid() const { return writer_pid_; }

	/* It does nothing, and keeps its transaction open. */
	bool idle_in_transaction() const { return phase_ == Phase::resting && link_.in_transaction(); }

	/* `first` is done, or the client holds what it holds. */
	bool ready() const { return phase_ == Phase::resting || phase_ == Phase::running; }

	/* Its place among the incident's clients. */
	std::uint32_t number() const { return number_; }

	/* Rounds begun and rounds brought to an end (by success or by an error, not by a lost connection). */
	std::uint64_t begun() const { return begun_; }
	std::uint64_t ended_rounds() const { return ended_; }

	/* The newest ended round that began as number `from` or later exists. */
	std::uint64_t latest_round() const { return latest_round_; }
	bool has_round_since(std::uint64_t from) const { return latest_round_ >= from && latest_round_ != 0; }

	/* How the newest ended round went; empty SQLSTATE: well. */
	const std::string &latest_sqlstate() const { return latest_sqlstate_; }
	const std::string &latest_message() const { return latest_message_; }

	/* For how many rounds in a row it has gone like that. */
	unsigned streak() const { return streak_; }

	/* For how long the statement under way has been running; -1: none is. */
	std::int64_t in_flight_ms() const;

private:
	void connect();
	void take(const Outcome &outcome);
	void next_command();
	void end_round(const Outcome &outcome);
	void lose(const Outcome &outcome);
	void note_written(const Outcome &outcome);
	bool is_keeping();
	std::vector<std::string> commands() const;

	Loop &loop_;
	const model::Session &session_;
	std::uint32_t session_number_;
	std::uint32_t number_;
	std::string database_;
	Target target_;
	FactClient *published_;
	model::Ledger &ledger_;
	Keeping keeping_;
	std::function<bool()> ended_by_oncall_;
	std::function<void(LogLine)> log_;

	Link link_;
	Watched watched_;
	Phase phase_ = Phase::stopped;
	std::vector<std::string> commands_;
	std::size_t command_ = 0;
	std::int64_t due_ms_ = 0;          /* the next round, or the next try to connect */
	std::int64_t paused_until_ms_ = 0; /* the next statement of this round */
	std::int64_t sent_ms_ = 0;
	bool told_slow_ = false;
	bool told_lost_ = false;
	bool held_ = false;
	std::vector<model::Told> told_; /* what the open transaction is to write */
	bool has_told_ = false;         /* anything, even if nothing was written */
	int writer_pid_ = 0;            /* the session that is told, or was until it was lost */
	int intent_pid_ = 0;            /* whose intent is to be forgotten when so much is kept; 0: none */
	std::uint64_t to_keep_ = 0;
	std::uint64_t told_since_ = 0; /* when its first statement was sent, by the ledger's count */

	std::uint64_t begun_ = 0, ended_ = 0, latest_round_ = 0;
	std::string latest_sqlstate_, latest_message_;
	unsigned streak_ = 0;
};

} // namespace ride
