/*
 * The card as lines for a person.
 *
 * Pure C++, used by the director and by the launcher.
 */
#include "model/card.hpp"

#include <algorithm>

namespace ride::model
{

namespace
{

std::string left(const std::string &text, std::size_t width)
{
	return text.size() < width ? text + std::string(width - text.size(), ' ') : text;
}

std::string right(const std::string &text, std::size_t width)
{
	return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

/* " Detect   40 of 40   remark" */
std::string head(const std::string &name, int points, int max, const std::string &remark)
{
	const std::string line = " " + left(name, 7) + right(std::to_string(points), 4) + " of " + std::to_string(max);
	return remark.empty() ? line : line + "   " + remark;
}

/* "   held   12  says", or "   missed  0 of 12  says" on a card that has not all points. A trap shows what it lost. */
std::string item_line(const CardItem &item, bool with_max)
{
	const std::int64_t points = item.dimension == Dimension::trap ? std::int64_t{item.points} - item.max : item.points;
	std::string line = "   " + left(to_text(item.state), 6) + " " + right(std::to_string(points), 2);
	if (with_max && item.dimension != Dimension::trap)
		line += " of " + right(std::to_string(item.max), 2);
	if (!item.says.empty())
		line = left(line + " ", with_max ? 20 : 14) + item.says;
	return line;
}

std::string hints_text(unsigned hints)
{
	return hints == 0 ? "no hints" : std::to_string(hints) + (hints == 1 ? " hint" : " hints");
}

/* How many pairs stand, right or wrong, and how many points the looks are for that are not told yet. */
std::string waiting_text(const Card &card)
{
	const std::string pairs =
	    card.noted == 0 ? "no cause" : std::to_string(card.noted) + (card.noted == 1 ? " cause" : " causes");
	const std::string looks = card.untold == 0 ? "" : ", with looks for up to " + std::to_string(card.untold);
	return pairs + " noted · judged at submit" + looks;
}

} // namespace

const char *to_text(Dimension dimension)
{
	switch (dimension)
	{
		case Dimension::detect:
			return "detect";
		case Dimension::fix:
			return "fix";
		case Dimension::trap:
			break;
	}
	return "trap";
}

const char *to_text(ItemState state)
{
	switch (state)
	{
		case ItemState::held:
			return "held";
		case ItemState::open:
			return "open";
		case ItemState::late:
			return "late";
		case ItemState::missed:
			return "missed";
		case ItemState::sprung:
			return "sprung";
		case ItemState::clear:
			break;
	}
	return "clear";
}

std::vector<std::string> as_lines(const Card &card)
{
	const bool with_max =
	    std::any_of(card.items.begin(), card.items.end(),
	                [](const CardItem &item) { return item.dimension != Dimension::trap && item.points < item.max; });
	const bool sprung = std::any_of(card.items.begin(), card.items.end(),
	                                [](const CardItem &item) { return item.state == ItemState::sprung; });
	const bool waits = std::any_of(card.items.begin(), card.items.end(),
	                               [](const CardItem &item) {
		                               return item.state == ItemState::open && item.dimension == Dimension::trap &&
		                                      item.item != unearned_item;
	                               });
	std::string trap_remark = sprung ? "" : waits ? "nothing sprung, as far as told" : "nothing sprung";
	if (card.fix < 40)
		trap_remark += std::string(sprung ? "" : "; ") + "counts as far as Fix is earned";

	std::vector<std::string> lines;
	for (const Dimension dimension : {Dimension::detect, Dimension::fix, Dimension::trap})
	{
		switch (dimension)
		{
			case Dimension::detect:
				lines.push_back(head("Detect", card.detect, 40, card.submitted ? "" : waiting_text(card)));
				break;
			case Dimension::fix:
				lines.push_back(head("Fix", card.fix, 40, ""));
				break;
			case Dimension::trap:
				lines.push_back(head("Trap", card.trap, 20, trap_remark));
				break;
		}
		for (const CardItem &item : card.items)
			if (item.dimension == dimension && (dimension != Dimension::trap || item.state == ItemState::sprung))
				lines.push_back(item_line(item, with_max));
	}
	lines.push_back(head("Total", card.total, 100,
	                     "seed " + std::to_string(card.seed) + " · " + hints_text(card.hints) +
	                         (card.submitted ? "" : " · not submitted")));
	return lines;
}

} // namespace ride::model
