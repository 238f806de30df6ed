/*
 * The instances of a scenario: which values its variables take for a seed.
 *
 * Pure C++, deterministic: the same file and seed give the same values.
 */
#pragma once

#include <set>

#include "model/pure.hpp"
#include "model/table_reader.hpp"

namespace ride::model
{

struct Variation
{
	Variables variables;            /* [[vary]] in file order, then [let] in file order, filled */
	unsigned combinations = 1;      /* of all [[vary]] tables */
	std::vector<std::string> names; /* of the [[vary]] tables alone */
	std::set<std::string> values;   /* all that these names take in any instance */
};

/* Reads [[vary]] and [let] of a scenario document for one seed. Seed 0 takes the first of everything; other seeds
 * count through all combinations, the first [[vary]] fastest, and begin again after the last. */
Variation read_variation(TableReader &document, unsigned seed);

} // namespace ride::model
