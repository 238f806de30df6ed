/*
 * Whether a question asks nothing but the statistics counters, which a crash sets to zero.
 *
 * Pure C++.
 */
#pragma once

#include <string>

#include "model/pure.hpp"

namespace ride::model
{

bool rests_on_counters(const std::string &query);

} // namespace ride::model
