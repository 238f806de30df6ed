/*
 * Reads [[armed]], [[detect]], [[fix]], [[repair]] and [[trap]].
 *
 * Pure C++.
 */
#pragma once

#include "model/pure.hpp"
#include "model/table_reader.hpp"

namespace ride::model
{

/* Adds the items of a document to `scenario`, which must have its databases and sessions: culprits name them. */
void read_items(TableReader &document, Scenario &scenario);

} // namespace ride::model
