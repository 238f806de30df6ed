/*
 * The play: who does what next, and the books that are kept of it.
 *
 * Pure C++ over libpq.
 */
#include "tests/acts/player.hpp"

#include <algorithm>
#include <stdexcept>
#include <thread>

namespace acts
{

namespace
{

using Clock = std::chrono::steady_clock;

constexpr int session_count = 6;
constexpr int acts_between_comparisons = 50;
constexpr int burst_percent = 4;
/* Two windows of ours may fall into one of the recorder's, which has room for fifty. */
constexpr int told_in_window = 22;
constexpr const char *aborted = "25P02"; /* nothing of such a statement has run */
constexpr auto window = std::chrono::milliseconds(1100);
constexpr auto pause = std::chrono::milliseconds(10);
constexpr auto patience = std::chrono::seconds(30);

struct Kind
{
	int weight;
	const std::vector<Entry> &(*entries)();
};

constexpr Kind kinds[] = {{40, looks}, {25, writes}, {25, schema_changes}, {25, controls}, {5, signals}, {5, failures}};

std::string database_of(int session)
{
	return session % 2 == 0 ? "shop_a" : "shop_b";
}

/* By weight, among those that may be now. */
const Entry &pick(std::mt19937_64 &random, const std::vector<Entry> &entries, bool in_block)
{
	const auto allowed = [&](const Entry &entry)
	{ return entry.when == Entry::When::anywhere || (entry.when == Entry::When::inside) == in_block; };
	int sum = 0;
	for (const Entry &entry : entries)
		sum += allowed(entry) ? entry.weight : 0;
	int at = static_cast<int>(random() % static_cast<std::uint64_t>(sum));
	for (const Entry &entry : entries)
		if (allowed(entry) && (at -= entry.weight) < 0)
			return entry;
	return entries.front();
}

} // namespace

Player::Player(Sandbox &sandbox, std::uint64_t seed, int acts)
    : sandbox_(sandbox), seed_(seed), random_(seed), acts_(acts), account_(sandbox.questions()),
      watcher_(sandbox.superuser("postgres")), said_(1)
{
	/* a session of the seed before takes its temporary tables along, but only when its process ends */
	for (const Clock::time_point deadline = Clock::now() + patience;
	     !watcher_->ask("SELECT FROM pg_stat_activity WHERE usename = 'oncall'").empty();
	     std::this_thread::sleep_for(pause))
		if (Clock::now() > deadline)
			throw std::runtime_error("a session of the seed before does not end");
	for (int i = 0; i < session_count; ++i)
	{
		sessions_.emplace_back();
		sessions_.back().ledger.database = database_of(i);
		log_in(sessions_.back());
	}
	for (const char *const database : {"shop_a", "shop_b"})
	{
		logs_.emplace_back(database, sandbox.superuser(database));
		last_row_.push_back(logs_.back().second->ask("SELECT coalesce(max(act), 0) FROM ride.ddl_log")[0][0]);
	}
	items_before_ = std::stoul(watcher_->ask("SELECT count(*) FROM ride.actions()")[0][0]);
	sandbox_.forget_facts();
}

/* Options of the connection are no statements, and so not told of. */
void Player::log_in(Session &session)
{
	session.link = sandbox_.log_in(session.ledger.database);
	session.told = 0;
	session.since = Clock::now();
}

/* The end of a session is complete when its process is gone. */
void Player::lose(Session &session)
{
	const int pid = session.link->pid();
	session.link.reset();
	const Clock::time_point deadline = Clock::now() + patience;
	while (!watcher_->ask("SELECT FROM pg_stat_activity WHERE pid = " + std::to_string(pid)).empty())
	{
		if (Clock::now() > deadline)
			throw std::runtime_error("a session that was left does not end");
		std::this_thread::sleep_for(pause);
	}
	account_.lost(session.ledger);
	log_in(session);
}

Player::Session &Player::choose()
{
	for (;;)
	{
		Session &session = sessions_[random_() % session_count];
		if (Clock::now() - session.since > window)
		{
			session.told = 0;
			session.since = Clock::now();
		}
		if (session.told < told_in_window)
			return session;
		if (session.ledger.in_block)
			std::this_thread::sleep_for(pause);
		else
			lose(session);
	}
}

Act Player::some_act(Session &session, const std::vector<Entry> &entries)
{
	const int number = static_cast<int>(&session - sessions_.data());
	std::vector<int> others;
	for (const Session &other : sessions_)
		if (&other != &session)
			others.push_back(other.link->pid());
	const Entry &entry = pick(random_, entries, session.ledger.in_block);
	Stage stage{random_, session.ledger, sandbox_, number, session_count, session.link->pid(), others, seed_, serial_};
	Act act = entry.make(stage);
	act.name = entry.name;
	for (const Message &message : act.messages)
	{
		session.told += 2;
		for (const Statement &statement : message.statements)
		{
			++session.told;
			said_.back() += "  session " + std::to_string(number) + " (" + session.ledger.database + "), " + act.name +
			                ": " + statement.sql + "\n";
		}
	}
	return act;
}

void Player::book(Session &session, const Message &message, const std::vector<Outcome> &outcomes)
{
	const bool apart = message.way == Way::prepared; /* each with a Sync of its own */
	account_.message_begins(session.ledger);
	for (std::size_t i = 0; i < message.statements.size(); ++i)
	{
		if (i >= outcomes.size())
			differs(act_, "the server has answered " + std::to_string(outcomes.size()) + " of " +
			                  std::to_string(message.statements.size()) + " statements");
		const Effects &effects = message.statements[i].effects;
		if (!outcomes[i].ok)
		{
			said_.back() += "    " + outcomes[i].sqlstate + " " + outcomes[i].message + "\n";
			account_.failed(session.ledger, effects, outcomes[i]);
			break;
		}
		account_.succeeded(session.ledger, effects);
		if (!apart)
			continue;
		account_.message_ends(session.ledger);
		account_.message_begins(session.ledger);
	}
	account_.message_ends(session.ledger);
}

void Player::play_message(Session &session, const Message &message)
{
	const std::vector<Outcome> outcomes = session.link->run(message);
	book(session, message, outcomes);
	if (session.link->is_lost())
		lose(session);
	for (std::size_t i = 0; i < std::min(outcomes.size(), message.statements.size()); ++i)
		for (const Signal &signal : message.statements[i].effects.signals)
			if (outcomes[i].sqlstate != aborted && signal.terminates && !signal.session.empty())
				sandbox_.wait_for_other(signal.pid);
	compare_facts();
}

void Player::play_burst()
{
	std::vector<std::pair<Session *, Message>> under_way;
	for (Session &session : sessions_)
	{
		if (session.told >= told_in_window)
			continue;
		const Act act = some_act(session, looks());
		if (act.messages.size() == 1 && act.messages[0].statements.size() == 1 &&
		    act.messages[0].way <= Way::parameters)
			under_way.emplace_back(&session, act.messages[0]);
	}
	for (const auto &[session, message] : under_way)
		session->link->begin(message);
	account_.burst(true);
	for (const auto &[session, message] : under_way)
		book(*session, message, session->link->finish(message));
	account_.burst(false);
	compare_facts();
}

/* Everything that is open is ended, one way or the other. */
void Player::end_transactions()
{
	for (Session &session : sessions_)
	{
		if (!session.ledger.in_block)
			continue;
		Statement end{random_() % 3 == 0 ? "ROLLBACK" : "COMMIT", {}, {}, {}};
		end.effects.tag = end.sql;
		end.effects.verb = end.sql == "COMMIT" ? Verb::commit : Verb::rollback;
		said_.back() += "  and at last, in " + session.ledger.database + ": " + end.sql + "\n";
		play_message(session, {Way::simple, {end}});
	}
}

void Player::play()
{
	while (act_ < acts_)
	{
		account_.act(++act_);
		said_.emplace_back();
		if (random_() % 100 < burst_percent)
			play_burst();
		else
		{
			int at = 0;
			for (const Kind &kind : kinds)
				at += kind.weight;
			at = static_cast<int>(random_() % static_cast<std::uint64_t>(at));
			const Kind *kind = kinds;
			for (; at >= kind->weight; ++kind)
				at -= kind->weight;
			Session &session = choose();
			const Act act = some_act(session, kind->entries());
			for (const Message &message : act.messages)
				play_message(session, message);
		}
		if (act_ % acts_between_comparisons != 0 && act_ != acts_)
			continue;
		end_transactions();
		compare_rows();
		compare_items();
		account_.forget_told();
		account_.forget_facts();
		sandbox_.forget_facts();
	}
}

} // namespace acts
