/*
 * Proof of life for faults: nothing is repaired and no trap springs by itself, and a repair does not rot.
 *
 * SQL; a worker process of the exam command.
 */
#pragma once

#include <set>
#include <string>
#include <vector>

#include "launcher/sandbox/registry.hpp"

namespace ride
{

/* What the card of this moment says about the state of the databases. */
struct Standing
{
	std::set<std::string> held;   /* fix items */
	std::set<std::string> sprung; /* traps */
};

/* Asked as the superuser, which is no look of the on-call's. */
Standing ask_standing(const Sandbox &sandbox);

/* A line for each thing that stands though nobody has done anything yet. */
std::vector<std::string> too_early(const Standing &standing);

/* A line for each thing that changed though nobody did anything while so many rounds went by. */
std::vector<std::string> changed_by_itself(const Standing &before, const Standing &after, unsigned rounds);

} // namespace ride
