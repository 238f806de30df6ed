/*
 * Which relations a scenario is about, as far as its texts tell.
 *
 * Pure C++.
 */
#pragma once

#include <string>
#include <vector>

#include "model/pure.hpp"
#include "model/scenario.hpp"

namespace ride::model
{

/* "schema.relation" of every relation known to be in a database: made by its seeds, or named by an item. */
std::vector<std::string> known_relations(const Scenario &scenario, const std::string &database);

/* Whether a seed or setup of the database has the name of "schema.relation" anywhere in its text. */
bool speaks_of(const Scenario &scenario, const std::string &database, const std::string &relation);

/* Whether a text has this word, in any case. */
bool mentions(const std::string &text, const std::string &word);

} // namespace ride::model
