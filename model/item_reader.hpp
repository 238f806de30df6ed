/*
 * Reads [[armed]], [[detect]], [[fix]] and [[trap]].
 *
 * Pure C++.
 */
#pragma once

#include "model/pure.hpp"
#include "model/table_reader.hpp"

namespace ride::model
{

/* Culprits are read against the databases and sessions that `scenario` has by now. */
void read_items(TableReader &document, Scenario &scenario);

} // namespace ride::model
