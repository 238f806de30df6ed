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

struct Watch
{
	std::vector<Want> wants;
	std::vector<std::vector<std::vector<View>>> detect; /* [item][database]: any of the views will do */
	std::vector<std::vector<std::size_t>> traps;        /* [trap]: sprung when one of these has happened */
};

/* The sessions that an act's `ended` means. "*" and "!name" in a trap mean innocent ones only: ending a guilty one may
 * be the repair. */
std::vector<std::string> ended_sessions(const Scenario &scenario, const Act &act, bool in_trap);

Watch watch(const Scenario &scenario, const Vocabulary &vocabulary);

} // namespace ride::model
