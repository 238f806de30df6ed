/*
 * What a diagnosis names: reading the full spelling, and comparing.
 *
 * Pure C++. For the files of the model; what a person types is read by parse_culprit() of card.hpp.
 */
#pragma once

#include "model/pure.hpp"
#include "model/scenario.hpp"

namespace ride::model
{

/* As parse_culprit(), but no part may be left out, and any table of a known database will do. Throws
 * std::invalid_argument. */
Culprit read_full_culprit(const Scenario &scenario, const std::string &given);

/* How far an object culprit is spelled out. */
Diagnosis::Level level_of(const Culprit &culprit);

enum class Match
{
	none,
	coarse, /* true as far as it goes, but not as precise as the diagnosis asks */
	full
};

/* How `given` agrees with the culprits of a diagnosis. A path that goes on beyond a culprit agrees with it. */
Match match_culprit(const Diagnosis &diagnosis, const Culprit &given);

} // namespace ride::model
