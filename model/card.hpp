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

/* All that judge() needs. Answers that "cannot be said" never get here. */
struct Evidence
{
	std::vector<std::uint64_t> facts; /* parallel to wants(scenario, vocabulary) */
	std::vector<bool> fix;            /* parallel to scenario.fix */
	std::vector<bool> trap;           /* parallel to scenario.traps; false for traps that are acts */
	std::vector<DeclaredPair> declared;
	unsigned hints = 0;
	bool submitted = false;
	bool places_told = false; /* the card is for somebody who may know before submit where the fault is */
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
	open,   /* not yet, or not told yet; only before submit */
	late,   /* looked, but after the first change */
	missed, /* not held at submit */
	sprung,
	clear
};

struct CardItem
{
	Dimension dimension;
	std::string item; /* id */
	int points = 0;   /* what it brings: those of a dimension add up to it. What a sprung trap lost is max - points */
	int max = 0;      /* those of a dimension add up to 40, 40 and 20: a common trap has none */
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
	int untold = 0; /* points of looks that are told at submit: where they were taken would tell where the fault is */
	bool submitted = false;
	std::vector<CardItem> items; /* in scenario order: detect, fix, trap */
};

/* The item that makes up the difference between the traps and what counts of them. */
inline constexpr const char *unearned_item = "unearned";

Card judge(const Scenario &scenario, const Vocabulary &vocabulary, const Evidence &evidence);

/* Reads a culprit as typed: folds case, quotes and "public." as SQL does, leaves out what is unambiguous.
 * A bare number is taken for a pid and must be mapped to a session by the caller first.
 * Throws std::invalid_argument with a message for the user when it names nothing of this scenario. */
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

/* And back: throws std::invalid_argument. */
Card from_json(const std::string &text);

/* The card as a JUnit document: one testcase an item. */
std::string as_junit(const Card &card);

} // namespace ride::model
