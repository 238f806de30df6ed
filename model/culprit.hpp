/*
 * What a diagnosis names, for the files of the model: reading the full spelling, comparing.
 *
 * Pure C++. Readers of what a person typed use parse_culprit() of card.hpp.
 */
#pragma once

#include "model/pure.hpp"
#include "model/scenario.hpp"

namespace ride::model
{

/* As parse_culprit, but nothing may be left out, and any table of a known database is taken. */
Culprit read_full_culprit(const Scenario &scenario, const std::string &given);

/* How much an object culprit spells. */
Diagnosis::Level level_of(const Culprit &culprit);

enum class Match
{
	none,
	coarse, /* true as far as it goes, but not as precise as the diagnosis asks */
	full
};

/* How `given` agrees with the culprits of `diagnosis`. A path that says more than a culprit continues it. */
Match match_culprit(const Diagnosis &diagnosis, const Culprit &given);

} // namespace ride::model
