/*
 * The rules of scoring: docs/scoring.md is this file in words.
 *
 * Pure C++, run by the director.
 */
#include "model/card.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "model/culprit.hpp"
#include "model/places.hpp"
#include "model/text.hpp"
#include "model/watch.hpp"

namespace ride::model
{

namespace
{

constexpr int fix_points = 40;

/* The number of the first of these that happened; 0: none did. */
std::uint64_t first_of(const std::vector<std::size_t> &positions, const std::vector<std::uint64_t> &facts)
{
	std::uint64_t first = 0;
	for (const std::size_t position : positions)
		if (facts[position] != 0 && (first == 0 || facts[position] < first))
			first = facts[position];
	return first;
}

enum class Seen
{
	not_yet,
	too_late,
	in_time
};

Seen seen(const View &view, const std::vector<std::uint64_t> &facts)
{
	const std::uint64_t looked = facts[view.look];
	if (looked == 0)
		return view.clouded && facts[*view.clouded] != 0 ? Seen::too_late : Seen::not_yet;
	if (!view.openers.empty())
		if (const std::uint64_t opened = first_of(view.openers, facts); opened == 0 || looked < opened)
			return Seen::not_yet;
	const std::uint64_t closed = first_of(view.closers, facts);
	return closed == 0 || looked < closed ? Seen::in_time : Seen::too_late;
}

/* Every database has to be seen in time. One that was seen only later stays late. */
ItemState look_state(const Views &databases, const Evidence &evidence)
{
	bool all = true, late = false;
	for (const std::vector<View> &views : databases)
	{
		Seen best = Seen::not_yet;
		for (const View &view : views)
			best = std::max(best, seen(view, evidence.facts));
		all = all && best == Seen::in_time;
		late = late || best == Seen::too_late;
	}
	if (all)
		return ItemState::held;
	if (late)
		return ItemState::late;
	return evidence.submitted ? ItemState::missed : ItemState::open;
}

/* Whether the card may show an item's state. Before submit it must not tell where the fault is: a state is shown
 * only if it would be the same with the fault in any other place. */
bool is_told(ItemState state, const std::optional<std::vector<Views>> &elsewhere, const Evidence &evidence)
{
	return evidence.submitted || evidence.places_told ||
	       (elsewhere && std::all_of(elsewhere->begin(), elsewhere->end(),
	                                 [&](const Views &views) { return look_state(views, evidence) == state; }));
}

/* How well a pair names the cause that an item asks for: by the diagnosis that it fits best. */
Match match(const DetectItem &item, const DeclaredPair &pair)
{
	Match best = Match::none;
	for (const Diagnosis &diagnosis : item.diagnoses)
		if (contains(diagnosis.mechanisms, pair.mechanism))
			best = std::max(best, match_culprit(diagnosis, pair.culprit));
	return best;
}

/* How many different pairs are true of no item. A coarse pair is true: it earns nothing, and accuses nobody. */
unsigned wrong_pairs(const Scenario &scenario, const std::vector<DeclaredPair> &declared)
{
	std::vector<DeclaredPair> wrong;
	for (const DeclaredPair &pair : declared)
		if (!contains(wrong, pair) &&
		    std::all_of(scenario.detect.begin(), scenario.detect.end(),
		                [&](const DetectItem &item) { return match(item, pair) == Match::none; }))
			wrong.push_back(pair);
	return static_cast<unsigned>(wrong.size());
}

/* Halved once for every wrong pair, rounded down each time. */
int halved(int points, unsigned times)
{
	return times < 31 ? points >> times : 0;
}

/* Before submit the card does not depend on what was declared. */
ItemState diagnosis_state(const DetectItem &item, const Evidence &evidence)
{
	if (!evidence.submitted)
		return ItemState::open;
	return std::any_of(evidence.declared.begin(), evidence.declared.end(),
	                   [&](const DeclaredPair &pair) { return match(item, pair) == Match::full; })
	           ? ItemState::held
	           : ItemState::missed;
}

void judge_detect(const Scenario &scenario, const Evidence &evidence, const Watch &watched, Card &card)
{
	const unsigned wrong = wrong_pairs(scenario, evidence.declared);
	for (std::size_t i = 0; i < scenario.detect.size(); i++)
	{
		const DetectItem &item = scenario.detect[i];
		CardItem line{Dimension::detect, item.id, 0, item.points, ItemState::open, item.says};
		line.state = item.look ? look_state(watched.detect[i], evidence) : diagnosis_state(item, evidence);
		if (item.look && !is_told(line.state, watched.elsewhere[i], evidence))
		{
			line.state = ItemState::open;
			card.untold += item.points;
		}
		if (line.state == ItemState::held)
			line.points = item.look ? item.points : halved(item.points, wrong);
		card.detect += line.points;
		card.items.push_back(std::move(line));
	}
}

void judge_fix(const Scenario &scenario, const Evidence &evidence, Card &card)
{
	for (std::size_t i = 0; i < scenario.fix.size(); i++)
	{
		const FixItem &item = scenario.fix[i];
		CardItem line{Dimension::fix, item.id, 0, item.points, ItemState::held, item.says};
		if (evidence.fix[i])
			line.points = item.points;
		else
			line.state = evidence.submitted ? ItemState::missed : ItemState::open;
		card.fix += line.points;
		card.items.push_back(std::move(line));
	}
}

/* What each trap costs. A common trap and the traps that cover it are one loss, which costs what the largest of them
 * does. */
std::vector<int> trap_costs(const std::vector<TrapItem> &traps, const std::vector<bool> &sprung)
{
	std::vector<std::size_t> loss(traps.size());
	for (std::size_t i = 0; i < traps.size(); i++)
		loss[i] = i;
	for (std::size_t i = 0; i < traps.size(); i++)
		for (std::size_t j = 0; j < traps.size(); j++)
			if (sprung[i] && sprung[j] && traps[j].common && contains(traps[i].covers, traps[j].id))
				std::replace(loss.begin(), loss.end(), std::size_t{loss[j]}, std::size_t{loss[i]});
	std::map<std::size_t, std::size_t> largest;
	for (std::size_t i = 0; i < traps.size(); i++)
		if (sprung[i])
			if (const auto [found, is_new] = largest.try_emplace(loss[i], i);
			    !is_new && traps[found->second].points < traps[i].points)
				found->second = i;
	std::vector<int> costs(traps.size());
	for (const auto &[_, i] : largest)
		costs[i] = traps[i].points;
	return costs;
}

/* Whether the card may show a trap. Before submit one that tells where the fault is stays open, and keeps its
 * points. */
bool is_told(const Scenario &scenario, const TrapItem &item, const Evidence &evidence)
{
	return evidence.submitted || evidence.places_told || !tells_place(scenario.places, item);
}

/* Adds the traps to the card, and returns the points that they keep: a clear trap keeps its own, a sprung one loses
 * them. A common trap has none to keep, so when it is sprung it takes some from the others. */
int judge_traps(const Scenario &scenario, const Evidence &evidence, const Watch &watched, Card &card)
{
	std::vector<bool> sprung;
	for (std::size_t i = 0; i < scenario.traps.size(); i++)
		sprung.push_back(is_told(scenario, scenario.traps[i], evidence) &&
		                 (scenario.traps[i].act ? first_of(watched.traps[i], evidence.facts) != 0 : evidence.trap[i]));
	const std::vector<int> costs = trap_costs(scenario.traps, sprung);
	int kept = 0;
	for (std::size_t i = 0; i < scenario.traps.size(); i++)
	{
		const TrapItem &item = scenario.traps[i];
		if (item.common && !sprung[i])
			continue;
		const int max = item.common ? 0 : item.points;
		kept += max - costs[i];
		ItemState state = is_told(scenario, item, evidence) ? ItemState::clear : ItemState::open;
		if (sprung[i])
			state = ItemState::sprung;
		card.items.push_back({Dimension::trap, item.id, max - costs[i], max, state, item.says});
	}
	return kept;
}

/* Traps count as far as Fix is earned: who repairs nothing does nothing that could do harm. An item of its own has the
 * difference, so that the items add up to the dimension. */
void count_traps(int kept, Card &card)
{
	card.trap = std::max(0, kept) * card.fix / fix_points;
	const int difference = card.trap - kept;
	if (difference == 0)
		return;
	ItemState state = card.submitted ? ItemState::missed : ItemState::open;
	if (difference > 0)
		state = ItemState::clear;
	card.items.push_back({Dimension::trap, unearned_item, difference, 0, state,
	                      difference > 0 ? "Trap is never below 0" : "Trap counts as far as Fix is earned"});
}

/* Before submit the text and the id of an open item would tell what to do, so it shows only its place: "fix-2". */
void hide_open(Card &card)
{
	std::map<Dimension, int> counted;
	for (CardItem &item : card.items)
	{
		const int number = ++counted[item.dimension];
		if (item.state == ItemState::held || item.state == ItemState::sprung)
			continue;
		item.item = std::string(to_text(item.dimension)) + "-" + std::to_string(number);
		item.says.clear();
	}
}

void check_lengths(const Scenario &scenario, const Evidence &evidence, const Watch &watched)
{
	if (evidence.facts.size() != watched.wants.size() || evidence.fix.size() != scenario.fix.size() ||
	    evidence.trap.size() != scenario.traps.size())
		throw std::invalid_argument("the evidence does not belong to this scenario");
}

} // namespace

Card judge(const Scenario &scenario, const Vocabulary &vocabulary, const Evidence &evidence)
{
	const Watch watched = watch(scenario, vocabulary);
	check_lengths(scenario, evidence, watched);

	Card card;
	card.id = scenario.id;
	card.seed = scenario.seed;
	card.hints = evidence.hints;
	card.noted = static_cast<unsigned>(evidence.declared.size());
	card.submitted = evidence.submitted;
	judge_detect(scenario, evidence, watched, card);
	judge_fix(scenario, evidence, card);
	const int kept = judge_traps(scenario, evidence, watched, card);
	if (!card.submitted)
		hide_open(card);
	count_traps(kept, card);
	card.total = card.detect + card.fix + card.trap;
	return card;
}

} // namespace ride::model
