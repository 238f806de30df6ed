/*
 * Whether a query reads nothing but statistics counters, which a crash sets to zero.
 *
 * Pure C++.
 */
#pragma once

#include <string>

#include "model/pure.hpp"

namespace ride::model
{

/* Whether all relations of a query are views of counters, or it has none and calls pg_stat_get_…(). */
bool rests_on_counters(const std::string &query);

} // namespace ride::model
