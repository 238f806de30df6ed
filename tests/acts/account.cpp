/*
 * The rules that the account follows.
 *
 * Pure C++.
 */
#include <algorithm>
#include <cctype>

#include "tests/acts/account.hpp"

namespace acts
{

namespace
{

constexpr std::size_t longest_object = 119; /* bytes that the timeline keeps of what a statement was about */

constexpr const char *lock_not_available = "55P03";
constexpr const char *in_failed_transaction = "25P02";

bool has(const std::vector<std::string> &names, const std::string &name)
{
	return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_word_part(char c)
{
	return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

bool has_word(const std::string &text, const std::string &word)
{
	for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
		if ((at == 0 || !is_word_part(text[at - 1])) &&
		    (at + word.size() == text.size() || !is_word_part(text[at + word.size()])))
			return true;
	return false;
}

} // namespace

std::string Question::words() const
{
	static const char *const kinds[] = {"read",    "group",   "function",  "called", "raised",    "changed",
	                                    "altered", "rewrote", "signalled", "ended",  "attempted", "other"};
	return std::string(kinds[static_cast<std::size_t>(kind)]) + " " + sqlstate + text + " " + object + " in " +
	       (database.empty() ? "any" : database);
}

void Account::burst(bool begins)
{
	++clock_;
	burst_ = begins ? ++bursts_ : 0;
}

template <typename Matches>
void Account::set(const Ledger &ledger, long number, Matches &&matches)
{
	for (std::size_t i = 0; i < questions_.size(); ++i)
	{
		const Question &asked = questions_[i];
		const bool here = asked.database.empty() || asked.database == ledger.database ||
		                  asked.kind == Question::Kind::signalled || asked.kind == Question::Kind::ended;
		if (here && matches(asked))
			facts_.try_emplace(i, number);
	}
}

void Account::tell(Ledger &ledger, const std::string &kind, const std::string &object, std::optional<bool> committed)
{
	items_.push_back({act_, burst_, ledger.database, kind, object.substr(0, longest_object), committed});
	if (!committed)
		ledger.frames.back().items.push_back(items_.size() - 1);
}

bool Account::has_changed(const Question &rows) const
{
	for (const auto &[question, number] : facts_)
		if (const Question &known = questions_[question]; known.kind == Question::Kind::changed &&
		                                                  known.database == rows.database &&
		                                                  (rows.object.empty() || known.object == rows.object))
			return true;
	return false;
}

void Account::message_begins(Ledger &ledger)
{
	if (ledger.frames.empty())
		ledger.frames.push_back({{}, {}, {}, {}, ledger.tables});
}

bool Account::is_attempt(const Question &asked, const Ledger &ledger, const Effects &effects) const
{
	return asked.kind == Question::Kind::attempted && (asked.database.empty() || asked.database == ledger.database) &&
	       std::any_of(effects.tries.begin(), effects.tries.end(),
	                   [&](const auto &tried)
	                   { return asked.text == tried.first && (asked.object.empty() || asked.object == tried.second); });
}

void Account::try_all(Ledger &ledger, const Effects &effects)
{
	if (!effects.tries.empty())
		set(ledger, tick(), [&](const Question &asked) { return is_attempt(asked, ledger, effects); });
}

void Account::send(Ledger &ledger, const Effects &effects)
{
	for (const Signal &signal : effects.signals)
	{
		const long number = tick();
		const std::string verb = signal.terminates ? "terminate " : "cancel ";
		if (signal.session.empty())
		{
			tell(ledger, "signal", verb + "pid:" + std::to_string(signal.pid), true);
			continue;
		}
		set(ledger, number,
		    [&](const Question &asked)
		    {
			    return (asked.kind == Question::Kind::signalled ||
			            (asked.kind == Question::Kind::ended && signal.terminates)) &&
			           (asked.object.empty() || asked.object == signal.session);
		    });
		tell(ledger, "signal", verb + "session:" + signal.session, true);
	}
}

void Account::change(Ledger &ledger, const Effects &effects)
{
	Ledger::Frame &frame = ledger.frames.back();
	if (!effects.changes.empty())
	{
		const long number = tick();
		for (std::size_t i = 0; i < questions_.size(); ++i)
		{
			const Question &asked = questions_[i];
			if (asked.kind != Question::Kind::changed && asked.kind != Question::Kind::altered)
				continue;
			const auto &relations = asked.kind == Question::Kind::changed ? effects.changes : effects.alters;
			if ((asked.database.empty() || asked.database == ledger.database) &&
			    (asked.object.empty() ? !relations.empty() : has(relations, asked.object)))
				frame.changes.try_emplace(i, number);
		}
	}
	for (const Logged &logged : effects.logged)
		frame.rows.push_back({act_, tick(), ledger.database, logged});
}

void Account::look(Ledger &ledger, const Effects &effects)
{
	using Kind = Question::Kind;
	set(ledger, tick(),
	    [&](const Question &asked)
	    {
		    switch (asked.kind)
		    {
			    case Kind::read:
				    return has(effects.reads, asked.object);
			    case Kind::function:
				    return has(effects.functions, asked.object);
			    case Kind::called:
				    return has(effects.called, asked.object);
			    case Kind::group:
				    if (asked.text == "plans")
					    return has(effects.plans, asked.object);
				    return has(effects.groups, asked.text) &&
				           (asked.object.empty() || has(effects.about, "*") || has(effects.about, asked.object));
			    default:
				    return false;
		    }
	    });
}

void Account::meet(const Ledger &ledger, const Effects &effects)
{
	for (const auto *const some : {&effects.reads, &effects.changes, &effects.plans})
		for (const std::string &table : *some)
			met_.emplace(ledger.database, table);
	for (const char *const tag :
	     {"CREATE TABLE AS", "CREATE TABLE", "SELECT INTO", "CREATE MATERIALIZED VIEW", "INSERT"})
		if (effects.tag == tag)
			copied_.insert(ledger.database);
}

/* What happens within one statement has no order of ours: it may run many. */
void Account::succeeded(Ledger &ledger, const Effects &effects)
{
	meet(ledger, effects);
	tick();
	stands_ = true;
	try_all(ledger, effects);
	send(ledger, effects);
	change(ledger, effects);
	look(ledger, effects);
	stands_ = false;
	control(ledger, effects);
	if (effects.then)
		effects.then(ledger);
}

void Account::failed(Ledger &ledger, const Effects &effects, const Outcome &outcome)
{
	meet(ledger, effects);
	if (outcome.sqlstate == lock_not_available && effects.analysed)
	{
		for (std::size_t i = 0; i < questions_.size(); ++i)
			if (is_attempt(questions_[i], ledger, effects))
				unsure_.push_back(i);
	}
	else if (outcome.sqlstate != in_failed_transaction)
	{
		try_all(ledger, effects);
		if (outcome.sqlstate != lock_not_available)
			send(ledger, effects);
	}
	set(ledger, tick(),
	    [&](const Question &asked)
	    {
		    return asked.kind == Question::Kind::raised && asked.sqlstate == outcome.sqlstate &&
		           has_word(outcome.message, asked.text);
	    });
	tell(ledger, "error", outcome.sqlstate + " " + outcome.message, false);
	undo(ledger.frames.back());
	ledger.failed = true;
}

void Account::message_ends(Ledger &ledger)
{
	if (ledger.in_block)
		return;
	if (ledger.failed)
		roll_back(ledger);
	else
		commit(ledger);
}

void Account::lost(Ledger &ledger)
{
	roll_back(ledger);
}

/* What a frame did is taken back; it is there still, until somebody ends it. */
void Account::undo(Ledger::Frame &frame)
{
	for (const std::size_t item : frame.items)
		items_[item].committed = false;
	frame.items.clear();
	frame.changes.clear();
	frame.rows.clear();
}

void Account::commit(Ledger &ledger)
{
	for (Ledger::Frame &frame : ledger.frames)
	{
		for (const auto &[question, number] : frame.changes)
		{
			const auto [place, is_new] = facts_.try_emplace(question, number);
			place->second = std::min(place->second, number);
		}
		for (Row &row : frame.rows)
			rows_.push_back(std::move(row));
		for (const std::size_t item : frame.items)
			items_[item].committed = true;
	}
	ledger.frames.clear();
	ledger.in_block = ledger.failed = false;
}

void Account::roll_back(Ledger &ledger)
{
	for (Ledger::Frame &frame : ledger.frames)
		undo(frame);
	if (!ledger.frames.empty())
		ledger.tables = ledger.frames.front().tables;
	ledger.frames.clear();
	ledger.in_block = ledger.failed = false;
}

void Account::control(Ledger &ledger, const Effects &effects)
{
	auto &frames = ledger.frames;
	const auto named = [&]
	{
		std::size_t at = frames.size() - 1;
		while (at > 0 && frames[at].savepoint != effects.savepoint)
			--at;
		return at;
	};
	const std::optional<bool> open = std::nullopt;
	if (effects.verb == Verb::rollback_to)
	{
		const std::size_t at = named();
		for (std::size_t i = at; i < frames.size(); ++i)
			undo(frames[i]);
		ledger.tables = frames[at].tables;
		frames.resize(at + 1);
		ledger.failed = false;
		/* the statement itself belongs to what goes on */
		items_.push_back({act_, burst_, ledger.database, effects.tag, effects.object, open});
		frames[at - 1].items.push_back(items_.size() - 1);
		return;
	}
	if (effects.verb == Verb::savepoint) /* it goes with what it opens */
		frames.push_back({effects.savepoint, {}, {}, {}, ledger.tables});
	if (!effects.tag.empty())
		tell(ledger, effects.tag, effects.object, open);
	switch (effects.verb)
	{
		case Verb::begin:
			ledger.in_block = true;
			break;
		case Verb::commit:
			if (ledger.failed)
				roll_back(ledger);
			else
				commit(ledger);
			message_begins(ledger);
			break;
		case Verb::rollback:
			roll_back(ledger);
			message_begins(ledger);
			break;
		case Verb::release:
		{
			const std::size_t at = named();
			Ledger::Frame &outer = frames[at - 1];
			for (std::size_t i = at; i < frames.size(); ++i)
			{
				for (const auto &[question, number] : frames[i].changes)
					outer.changes.try_emplace(question, number);
				outer.rows.insert(outer.rows.end(), frames[i].rows.begin(), frames[i].rows.end());
				outer.items.insert(outer.items.end(), frames[i].items.begin(), frames[i].items.end());
			}
			frames.resize(at);
			break;
		}
		default:
			break;
	}
}

void Account::forget_told()
{
	items_.clear();
	rows_.clear();
}

} // namespace acts
