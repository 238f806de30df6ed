/*
 * Which databases the seed chooses among, and what an item would be about if it had chosen another.
 *
 * Pure C++. Before submit the card must not tell which of several databases an item is about: judge.cpp shows only what
 * would be the same with the fault in another one.
 */
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/pure.hpp"
#include "model/document.hpp"
#include "model/scenario.hpp"
#include "model/variation.hpp"

namespace ride::model
{

/* The databases that a [[vary]] may name, sorted; all databases if any name is put together from a variable and
 * more. */
std::vector<std::string> places_of(const Node &document, const Variation &variation,
                                   const std::vector<Database> &databases);

/* What a look would be with the fault in other places. Empty: the same everywhere, since it is about all places or
 * about none. Nothing: there are too many ways to compare. */
std::optional<std::vector<Look>> elsewhere(const std::vector<std::string> &places, const Look &look);

/* Whether what springs a trap depends on the place of the fault. */
bool tells_place(const std::vector<std::string> &places, const TrapItem &trap);

} // namespace ride::model
