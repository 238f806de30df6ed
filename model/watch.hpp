/*
 * Behind wants() and judge(): which facts decide which item.
 *
 * Pure C++. One enumeration serves both, so a question and its answer can never be out of step.
 */
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/pure.hpp"
#include "model/wants.hpp"

namespace ride::model
{

/* One way to have looked, in one database. All numbers are positions in Watch::wants. */
struct View
{
	std::size_t look;
	std::optional<std::size_t> clouded; /* a look at rows, while rows of the on-call's own stood among them */
	std::vector<std::size_t> openers;   /* the look counts once one of these has happened (`after`); empty = always */
	std::vector<std::size_t> closers;   /* the look is late once one of these has happened */
};

using Views = std::vector<std::vector<View>>; /* [database]: any of its views will do */

struct Watch
{
	std::vector<Want> wants;
	std::vector<Views> detect;                   /* [item] */
	std::vector<std::vector<std::size_t>> traps; /* [trap]: sprung when one of these has happened */

	/* [item]: what it would be with the fault in other places; nothing: these are too many to compare. Only whether
	 * the card may show the item before submit depends on it, not what it earns. */
	std::vector<std::optional<std::vector<Views>>> elsewhere;
};

/* The sessions that an act's `ended` means. In a trap "*" and "!name" mean innocent sessions only: to end a guilty
 * one may be the repair. */
std::vector<std::string> ended_sessions(const Scenario &scenario, const Act &act, bool in_trap);

/* All of a scenario, in an order that depends on the scenario alone. */
Watch watch(const Scenario &scenario, const Vocabulary &vocabulary);

} // namespace ride::model
