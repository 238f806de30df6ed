/*
 * The player's own account: which facts are set, which DDL is committed, what the timeline tells.
 *
 * Pure C++. It knows the rules of transactions and savepoints and nothing of the recorder's code: a change counts when
 * its transaction commits and has the number of the moment when it happened; a look, a signal and an attempt stand at
 * once, whatever becomes of the transaction.
 */
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tests/acts/act.hpp"

namespace acts
{

/* A question of the facts file, with names for OIDs. */
struct Question
{
	enum class Kind
	{
		read,
		group,
		function,
		called,
		raised,
		changed,
		altered,
		rewrote, /* whether rows are met, and whose, is not for us to say: it is a change, that is all */
		signalled,
		ended,
		attempted,
		other
	};
	Kind kind = Kind::other;
	std::string database; /* empty: any */
	std::string object;   /* relation, function or session; empty: any */
	std::string text;     /* group, tag or word */
	std::string sqlstate;

	std::string words() const;
};

struct Item
{
	int act = 0;
	int burst = 0; /* items of one burst come in any order; 0: none */
	std::string database, kind, object;
	std::optional<bool> committed;
};

struct Row
{
	int act = 0;
	long number = 0;
	std::string database;
	Logged logged;
};

/* A table of the session's own, as its transaction sees it. */
struct OwnTable
{
	std::string name;
	std::vector<std::string> indexes;
	int columns = 0;
};

/* One session's part: what its transaction has done and not settled. */
struct Ledger
{
	struct Frame
	{
		std::string savepoint;
		std::map<std::size_t, long> changes;
		std::vector<Row> rows;
		std::vector<std::size_t> items;
		std::vector<OwnTable> tables; /* when it began */
	};
	std::string database;
	std::vector<Frame> frames;
	bool in_block = false, failed = false;
	std::vector<OwnTable> tables;
};

class Account
{
public:
	explicit Account(std::vector<Question> questions) : questions_(std::move(questions)) {}

	void act(int number) { act_ = number; }
	/* Until it ends, what happens has no order. */
	void burst(bool begins);

	void message_begins(Ledger &ledger);
	void succeeded(Ledger &ledger, const Effects &effects);
	void failed(Ledger &ledger, const Effects &effects, const Outcome &outcome);
	void message_ends(Ledger &ledger);
	/* The session is gone, with or without a last word. */
	void lost(Ledger &ledger);

	const std::vector<Question> &questions() const { return questions_; }
	const std::map<std::size_t, long> &facts() const { return facts_; }
	/* What a question about rows is about was changed in some way. */
	bool has_changed(const Question &rows) const;
	/* A statement has read, changed, explained or returned rows of what a question is about. */
	bool has_met(const Question &asked) const { return met_.count({asked.database, asked.object}) != 0; }
	/* Something was copied into a table of the on-call's own: reading that is a look too, whenever it comes. */
	bool has_copies(const Question &asked) const { return copied_.count(asked.database) != 0; }
	const std::vector<Item> &items() const { return items_; }
	const std::vector<Row> &rows() const { return rows_; }
	void forget_facts() { facts_.clear(); }
	/* Attempts that may have been made before a lock was waited for in vain, or not. Asking forgets them. */
	std::vector<std::size_t> unsure() { return std::exchange(unsure_, {}); }
	void adopt(std::size_t question) { facts_.try_emplace(question, ++clock_); }
	void forget_told(); /* items and rows that have been compared */

private:
	long tick() { return burst_ != 0 || stands_ ? clock_ : ++clock_; }
	bool is_attempt(const Question &asked, const Ledger &ledger, const Effects &effects) const;
	template <typename Matches>
	void set(const Ledger &ledger, long number, Matches &&matches);
	void tell(Ledger &ledger, const std::string &kind, const std::string &object, std::optional<bool> committed);
	void try_all(Ledger &ledger, const Effects &effects);
	void send(Ledger &ledger, const Effects &effects);
	void change(Ledger &ledger, const Effects &effects);
	void look(Ledger &ledger, const Effects &effects);
	void control(Ledger &ledger, const Effects &effects);
	void meet(const Ledger &ledger, const Effects &effects);
	void undo(Ledger::Frame &frame);
	void commit(Ledger &ledger);
	void roll_back(Ledger &ledger);

	std::vector<Question> questions_;
	std::map<std::size_t, long> facts_;
	std::vector<std::size_t> unsure_;
	std::set<std::pair<std::string, std::string>> met_; /* by database and table */
	std::set<std::string> copied_;                      /* databases */
	std::vector<Item> items_;
	std::vector<Row> rows_;
	long clock_ = 0;
	int act_ = 0, burst_ = 0, bursts_ = 0;
	bool stands_ = false; /* the clock */
};

} // namespace acts
