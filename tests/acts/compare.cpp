/*
 * The two accounts side by side.
 *
 * Pure C++ over libpq.
 */
#include "tests/acts/player.hpp"

#include <algorithm>

namespace acts
{

namespace
{

std::string words(const Row &row)
{
	const Logged &logged = row.logged;
	return logged.tag + " | " + logged.type + " | " + logged.schema + " | " + logged.name + " | " +
	       (logged.dropped ? "dropped" : "stays") + " | " + (logged.rewrite ? "rewrites" : "keeps") +
	       " | oncall | sound";
}

std::string words(const Item &item)
{
	return item.database + " | " + item.kind + " | " + item.object + " | " +
	       (!item.committed   ? "(null)"
	        : *item.committed ? "t"
	                          : "f");
}

std::string words(const Cells &cells)
{
	std::string text;
	for (const std::string &cell : cells)
		text += (text.empty() && &cell == cells.data() ? "" : " | ") + cell;
	return text;
}

/* The first place where they differ, with what stands around it. */
std::string beside(const std::vector<std::string> &wanted, const std::vector<std::string> &held, std::size_t at)
{
	std::string text = "the player's account, and the recorder's:\n";
	for (std::size_t i = at < 4 ? 0 : at - 4; i < std::min(std::max(wanted.size(), held.size()), at + 5); ++i)
		text += std::string(i == at ? "> " : "  ") + (i < wanted.size() ? wanted[i] : "(nothing)") + "\n" +
		        (i == at ? "> " : "  ") + "    " + (i < held.size() ? held[i] : "(nothing)") + "\n";
	return text;
}

} // namespace

void Player::differs(int act, const std::string &what) const
{
	throw Difference{act, what + "\nact " + std::to_string(act) + ":\n" + said_[static_cast<std::size_t>(act)] +
	                          (act == act_ ? "" : "\nfound after act " + std::to_string(act_) + ":\n" + said_.back())};
}

/* Set is what must be set, and in the order in which it happened. */
void Player::compare_facts()
{
	const std::vector<std::uint64_t> held = sandbox_.facts();
	for (const std::size_t question : account_.unsure())
		if (held[question] != 0)
			account_.adopt(question);
	const auto &wanted = account_.facts();
	const std::set<std::uint32_t> untouched = sandbox_.untouched();
	const auto &questions = account_.questions();
	std::string wrong;
	std::vector<std::pair<long, std::size_t>> order;
	for (std::size_t i = 0; i < questions.size(); ++i)
	{
		const auto found = wanted.find(i);
		if (questions[i].kind == Question::Kind::other)
			continue;
		if (questions[i].kind == Question::Kind::rewrote)
		{
			if (held[i] != 0 && !account_.has_changed(questions[i]))
				wrong += "the recorder alone has: " + questions[i].words() + "\n";
			continue;
		}
		/* Whether the header of a result has shown all columns is not for us to say: it may, of what was met. */
		if (questions[i].kind == Question::Kind::group && questions[i].text == "columns" && held[i] != 0 &&
		    account_.has_met(questions[i]))
			continue;
		/* Nor what a table of the on-call's own shows again of what was copied into it. */
		const bool is_look = questions[i].kind == Question::Kind::read ||
		                     (questions[i].kind == Question::Kind::group && questions[i].text != "plans");
		if (is_look && held[i] != 0 && account_.has_copies(questions[i]))
			continue;
		if (questions[i].kind == Question::Kind::changed && found != wanted.end() &&
		    untouched.count(static_cast<std::uint32_t>(i)) != 0)
			wrong += "changed and not said to be touched: " + questions[i].words() + "\n";
		if ((found != wanted.end()) != (held[i] != 0))
			wrong += std::string(held[i] != 0 ? "the recorder alone has: " : "the player alone has: ") +
			         questions[i].words() + "\n";
		else if (found != wanted.end())
			order.emplace_back(found->second, i);
	}
	std::sort(order.begin(), order.end());
	for (std::size_t i = 1; wrong.empty() && i < order.size(); ++i)
		if (order[i - 1].first < order[i].first && held[order[i - 1].second] >= held[order[i].second])
			wrong = "in another order: the player has first " + questions[order[i - 1].second].words() + ", then " +
			        questions[order[i].second].words() + "; the recorder's numbers are " +
			        std::to_string(held[order[i - 1].second]) + " and " + std::to_string(held[order[i].second]) + "\n";
	if (!wrong.empty())
		differs(act_, "facts:\n" + wrong);
}

void Player::compare_rows()
{
	for (std::size_t log = 0; log < logs_.size(); ++log)
	{
		const auto &[database, link] = logs_[log];
		std::vector<Row> rows;
		for (const Row &row : account_.rows())
			if (row.database == database)
				rows.push_back(row);
		std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.number < b.number; });
		std::vector<std::string> wanted, held;
		for (const Row &row : rows)
			wanted.push_back(words(row));
		for (
		    const Cells &cells : link->ask(
		        "SELECT tag, object_type, object_schema, object_name, CASE WHEN dropped THEN 'dropped' ELSE 'stays' END, "
		        "CASE WHEN rewrite THEN 'rewrites' ELSE 'keeps' END, role, CASE WHEN object_type IN ('table', 'view', "
		        "'materialized view', 'sequence') THEN object = relation WHEN object_type = 'index' THEN relation "
		        "NOT IN (0, object) ELSE relation = 0 END, act FROM ride.ddl_log WHERE act > " +
		        last_row_[log] + " ORDER BY act"))
		{
			Cells told(cells.begin(), cells.end() - 2);
			told.push_back(cells[7] == "t" ? "sound" : "unsound");
			held.push_back(words(told));
			last_row_[log] = cells[8];
		}
		for (std::size_t i = 0; i < std::max(wanted.size(), held.size()); ++i)
			if (i >= wanted.size() || i >= held.size() || wanted[i] != held[i])
				differs(i < rows.size() ? rows[i].act : act_,
				        "committed DDL of " + database + ", " + beside(wanted, held, i));
	}
}

void Player::compare_items()
{
	const std::vector<Item> &items = account_.items();
	std::vector<std::string> wanted, held;
	for (const Item &item : items)
		wanted.push_back(words(item));
	for (const Cells &cells : watcher_->ask("SELECT database, kind, object, committed FROM ride.actions() OFFSET " +
	                                        std::to_string(items_before_)))
		held.push_back(words(cells));
	items_before_ += held.size();
	/* what went on side by side comes in any order */
	for (std::size_t from = 0, to = 0; from < items.size(); from = to)
	{
		for (to = from + 1; to < items.size() && items[from].burst != 0 && items[to].burst == items[from].burst;)
			++to;
		std::sort(wanted.begin() + static_cast<std::ptrdiff_t>(from), wanted.begin() + static_cast<std::ptrdiff_t>(to));
		if (to <= held.size())
			std::sort(held.begin() + static_cast<std::ptrdiff_t>(from), held.begin() + static_cast<std::ptrdiff_t>(to));
	}
	for (std::size_t i = 0; i < std::max(wanted.size(), held.size()); ++i)
		if (i >= wanted.size() || i >= held.size() || wanted[i] != held[i])
			differs(i < items.size() ? items[i].act : act_, "the timeline, " + beside(wanted, held, i));
}

} // namespace acts
