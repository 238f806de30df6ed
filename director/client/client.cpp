/*
 * One simulated client.
 *
 * Pure C++; director only.
 */
#include <algorithm>

#include "director/client/client.hpp"

namespace ride
{

namespace
{

constexpr long reconnect_ms = 400;
constexpr long unanswered_ms = 2000; /* when an application complains that it gets no answer */
constexpr long never_ms = 60000;

} // namespace

Client::Client(Loop &loop, const model::Session &session, std::uint32_t session_number, std::uint32_t number,
               std::string database, Target target, FactClient *published, model::Ledger &ledger, Keeping keeping,
               std::function<bool()> ended, std::function<void(LogLine)> log)
    : loop_(loop), session_(session), session_number_(session_number), number_(number), database_(std::move(database)),
      target_(std::move(target)), published_(published), ledger_(ledger), keeping_(std::move(keeping)),
      ended_by_oncall_(std::move(ended)), log_(std::move(log)), watched_(loop, link_)
{
	published_->session = session_number_;
	published_->pid.store(0);
}

Client::~Client()
{
	published_->pid.store(0);
}

void Client::start()
{
	/* a guilty client that was ended before a restart stays away */
	if (!session_.innocent && ended_by_oncall_())
		phase_ = Phase::gone;
	else
		connect();
}

void Client::connect()
{
	phase_ = Phase::connecting;
	link_.open(target_);
}

long Client::step()
{
	while (std::optional<Outcome> outcome = link_.take())
		take(*outcome);

	const bool is_waiting = is_keeping() || held_;
	const std::int64_t now = loop_.now_ms();
	switch (phase_)
	{
		case Phase::away:
			if (now < due_ms_)
				return static_cast<long>(due_ms_ - now);
			start();
			return never_ms;
		case Phase::resting:
			if (is_waiting || session_.run.empty() || link_.state() != Link::State::idle)
				return never_ms;
			if (now < due_ms_)
				return static_cast<long>(due_ms_ - now);
			phase_ = Phase::running;
			++begun_;
			due_ms_ = now + session_.every_ms;
			commands_ = commands();
			command_ = 0;
			next_command();
			return unanswered_ms;
		case Phase::preparing:
			if (!is_waiting && link_.state() == Link::State::idle)
				next_command();
			return never_ms;
		case Phase::running:
			/* between two statements of a round */
			if (link_.state() == Link::State::idle)
			{
				if (is_waiting)
					return never_ms;
				if (now < paused_until_ms_)
					return static_cast<long>(paused_until_ms_ - now);
				next_command();
			}
			else if (!told_slow_ && now - sent_ms_ >= unanswered_ms)
			{
				told_slow_ = true;
				log_({session_.application_name, database_, "", "no answer for 2 seconds: " + commands_[command_ - 1]});
			}
			return told_slow_ ? never_ms
			                  : static_cast<long>(std::max<std::int64_t>(unanswered_ms - (now - sent_ms_), 1));
		default:
			return never_ms;
	}
}

void Client::hurry()
{
	if (phase_ == Phase::resting || phase_ == Phase::away)
		due_ms_ = loop_.now_ms();
}

/* A round starts from a clean session: whatever a trigger may have set in the last one is gone. The DISCARD comes
 * before the statements, so that an idle client shows its own last statement in pg_stat_activity. */
std::vector<std::string> Client::commands() const
{
	std::vector<std::string> result{"DISCARD ALL"};
	for (const std::string &statement : session_.run)
		result.push_back(model::at_round(statement, begun_));
	return result;
}

void Client::next_command()
{
	told_slow_ = false;
	writer_pid_ = link_.pid();
	sent_ms_ = loop_.now_ms();
	const std::uint64_t sent = ledger_.sent();
	if (!has_told_)
		told_since_ = sent;
	link_.send({commands_[command_++], {}});
}

/* What a transaction has written is acknowledged with its end, and unknown when the connection is lost before that. A
 * statement whose tag counts fewer rows than it was to write has told the application so: a trigger has left some out, and
 * of none that is left out anything is wanted. */
void Client::note_written(const Outcome &outcome)
{
	has_told_ = has_told_ || !outcome.told.empty();
	for (model::Told &one : model::counted(outcome.ok ? outcome.tag : "", outcome.told))
		told_.push_back(std::move(one));
	if (!outcome.lost && outcome.ok && link_.in_transaction())
		return;
	if (outcome.lost || (outcome.ok && outcome.tag != "ROLLBACK"))
	{
		const model::Author author{session_.name, database_, number_, phase_ == Phase::running ? begun_ : 0};
		ledger_.wrote(author, told_since_, told_, !outcome.lost);
	}
	if (has_told_)
	{
		intent_pid_ = writer_pid_;
		to_keep_ = keeping_.given();
	}
	told_.clear();
	has_told_ = false;
}

/* The journal writes at once, and the loop turns when it has. */
bool Client::is_keeping()
{
	if (intent_pid_ != 0 && keeping_.is_kept(to_keep_))
	{
		keeping_.forget_intent(intent_pid_);
		intent_pid_ = 0;
	}
	return intent_pid_ != 0;
}

void Client::take(const Outcome &outcome)
{
	note_written(outcome);
	if (outcome.lost)
	{
		lose(outcome);
		return;
	}
	if (phase_ == Phase::connecting)
	{
		published_->pid.store(link_.pid());
		told_lost_ = false;
		commands_ = session_.first;
		command_ = 0;
		phase_ = commands_.empty() ? Phase::resting : Phase::preparing;
		due_ms_ = loop_.now_ms();
		return;
	}
	if (phase_ == Phase::preparing)
	{
		if (!outcome.ok)
		{
			log_({session_.application_name, database_, outcome.sqlstate, outcome.message});
			lose(outcome);
		}
		else if (command_ == commands_.size())
			phase_ = Phase::resting;
		return;
	}
	if (phase_ != Phase::running)
		return;
	if (!outcome.ok && command_ == 1)
		lose(outcome); /* a session that cannot be made clean is thrown away, as a connection pool does */
	else if (!outcome.ok || command_ == commands_.size())
		end_round(outcome);
	else if (session_.pause_ms > 0 && command_ > 1)
		paused_until_ms_ = loop_.now_ms() + session_.pause_ms;
	else if (!held_ && !is_keeping())
		next_command();
}

void Client::end_round(const Outcome &outcome)
{
	if (outcome.ok && told_slow_)
		log_({session_.application_name, database_, "", "the answer came: " + commands_[command_ - 1]});
	const std::string state = outcome.ok ? std::string() : outcome.sqlstate;
	streak_ = ended_ > 0 && state == latest_sqlstate_ ? streak_ + 1 : 1;
	if (!outcome.ok)
		log_({session_.application_name, database_, outcome.sqlstate, outcome.message});
	else if (ended_ > 0 && !latest_sqlstate_.empty())
		log_({session_.application_name, database_, "", "works again"});
	latest_sqlstate_ = state;
	latest_message_ = outcome.ok ? std::string() : outcome.message;
	latest_round_ = begun_;
	++ended_;
	phase_ = Phase::resting;
	if (link_.in_transaction())
		link_.send({"ROLLBACK", {}}); /* its outcome falls on a resting client, who does not care */
}

void Client::lose(const Outcome &outcome)
{
	link_.close();
	published_->pid.store(0);
	if (phase_ != Phase::connecting || !told_lost_)
		log_({session_.application_name, database_, outcome.sqlstate, outcome.message});
	told_lost_ = true;
	if (!session_.innocent && ended_by_oncall_())
	{
		phase_ = Phase::gone;
		return;
	}
	phase_ = Phase::away;
	due_ms_ = loop_.now_ms() + reconnect_ms;
}

std::int64_t Client::in_flight_ms() const
{
	if (link_.state() != Link::State::busy)
		return -1;
	return const_cast<Loop &>(loop_).now_ms() - sent_ms_;
}

} // namespace ride
