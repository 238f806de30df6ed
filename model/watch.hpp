/*
 * The plan behind wants() and judge(): which facts decide about which item.
 *
 * Pure C++. One enumeration serves both, so that a question and its answer can never be out of step.
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
	std::vector<std::size_t> openers;   /* `after`: the look counts once one of these has happened; empty = always */
	std::vector<std::size_t> closers;   /* the look is late once one of these has happened */
};

using Views = std::vector<std::vector<View>>; /* [database]: any of the views will do */

struct Watch
{
	std::vector<Want> wants;
	std::vector<Views> detect;                   /* [item] */
	std::vector<std::vector<std::size_t>> traps; /* [trap]: sprung when one of these has happened */

	/* [item]: what it would be, were the fault in other places; nothing where these are too many to compare. What an
	 * item earns does not depend on it, only whether the card may show it before submit. */
	std::vector<std::optional<std::vector<Views>>> elsewhere;
};

/* The sessions that an act's `ended` means. "*" and "!name" in a trap mean innocent ones only: ending a guilty one may
 * be the repair. */
std::vector<std::string> ended_sessions(const Scenario &scenario, const Act &act, bool in_trap);

Watch watch(const Scenario &scenario, const Vocabulary &vocabulary);

} // namespace ride::model
