/*
 * Which databases of an instance the seed chooses among, and what an item would be about had it chosen otherwise.
 *
 * Pure C++. Before submit the card must not tell which of several databases an item is about: judge.cpp shows what would
 * be the same wherever the fault were.
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

/* The databases that a [[vary]] may name, sorted. All of them where a name is put together from a variable and more. */
std::vector<std::string> places_of(const Node &document, const Variation &variation,
                                   const std::vector<Database> &databases);

/* The other looks that this one would be, were the fault in other places: none when it is about all places alike, or
 * about none. Nothing at all when there are too many to compare. */
std::optional<std::vector<Look>> elsewhere(const std::vector<std::string> &places, const Look &look);

/* Whether it depends on the place of the fault what springs this trap. */
bool tells_place(const std::vector<std::string> &places, const TrapItem &trap);

} // namespace ride::model
