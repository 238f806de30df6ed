/*
 * Reads the three concepts of a scenario: probe, act, look.
 *
 * Pure C++. Only the form is judged here; whether the names exist is judged by validate.cpp.
 */
#pragma once

#include <optional>

#include "model/pure.hpp"
#include "model/table_reader.hpp"

namespace ride::model
{

/* Whether the table of an item has a key of a probe, of an act. */
bool has_probe(const TableReader &reader);
bool has_act(const TableReader &reader);

/* Each reads its keys of an item's table, and reports what is wrong with them. */
Probe read_probe(TableReader &reader);
Act read_act(TableReader &reader);
Look read_look(TableReader &reader);

} // namespace ride::model
