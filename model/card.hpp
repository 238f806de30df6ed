/*
 * Facts in, scorecard out. The only place where points are decided.
 *
 * Pure C++, deterministic, no clock, no I/O: docs/scoring.md is this file in words.
 */
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/pure.hpp"
#include "model/scenario.hpp"
#include "model/vocabulary.hpp"
#include "model/wants.hpp"

namespace ride::model
{

/* A standing ride.diagnose() pair. */
struct DeclaredPair
{
	std::string mechanism;
	Culprit culprit;

	bool operator==(const DeclaredPair &) const = default;
};

/* All that judge() needs. A question without an answer never gets here: there is no card then. */
struct Evidence
{
	std::vector<std::uint64_t> facts; /* parallel to wants(scenario, vocabulary) */
	std::vector<bool> fix;            /* parallel to scenario.fix */
	std::vector<bool> trap;           /* parallel to scenario.traps; false for traps that are acts */
	std::vector<DeclaredPair> declared;
	unsigned hints = 0;
	bool submitted = false;
	bool places_told = false; /* the card's reader may know before submit where the fault is: a superuser */
};

enum class Dimension
{
	detect,
	fix,
	trap
};

enum class ItemState
{
	held,
	open,   /* not held yet, or not told yet; only before submit */
	late,   /* looked at after the change that closes it */
	missed, /* not held at submit */
	sprung,
	clear
};

struct CardItem
{
	Dimension dimension;
	std::string item; /* id */
	int points = 0;   /* what it earns: those of a dimension add up to its points. A sprung trap loses max - points */
	int max = 0;      /* those of a dimension add up to 40, 40 and 20; 0 for a common trap */
	ItemState state;
	std::string says; /* empty where showing it would spoil */
};

struct Card
{
	std::string id;
	unsigned seed = 0;
	int detect = 0, fix = 0, trap = 0, total = 0;
	unsigned hints = 0;
	unsigned noted = 0; /* pairs of ride.diagnose() that stand, right or wrong */
	int untold = 0;     /* points of looks that are not told before submit, since they would tell where the fault is */
	bool submitted = false;
	std::vector<CardItem> items; /* in scenario order: detect, fix, trap */
};

/* The id of the item that has the difference between what the traps keep and what counts of it. */
inline constexpr const char *unearned_item = "unearned";

/* Judges the evidence. Throws std::invalid_argument if it does not belong to this scenario. */
Card judge(const Scenario &scenario, const Vocabulary &vocabulary, const Evidence &evidence);

/* Reads a culprit as a person types it. Folds case, quotes and "public." as SQL does; a part that can mean one thing
 * only may be left out. A bare number is refused: the caller has to turn a pid into its session first. Throws
 * std::invalid_argument, with a message for the user, when the text names nothing of this scenario. */
Culprit parse_culprit(const Scenario &scenario, const std::string &given);

/* The canonical spelling of a culprit: "tenant_b.orders.release_id", "session:migration_runner_1". */
std::string to_text(const Culprit &culprit);

/* The spelling for the on-call, who knows a session by its application_name. parse_culprit() reads it back. */
std::string as_seen(const Scenario &scenario, const Culprit &culprit);

const char *to_text(Dimension dimension);
const char *to_text(ItemState state);

/* The card as lines for a person, without a trailing newline each. */
std::vector<std::string> as_lines(const Card &card);

/* The card as one JSON document (one line). */
std::string as_json(const Card &card);

/* And back. Throws std::invalid_argument for what is no card. */
Card from_json(const std::string &text);

/* The card as a JUnit document: one testcase an item. */
std::string as_junit(const Card &card);

} // namespace ride::model
