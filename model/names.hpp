/*
 * Names of relations and functions as scenario files write them, made whole.
 *
 * Pure C++.
 */
#pragma once

#include <string>

#include "model/pure.hpp"
#include "model/table_reader.hpp"

namespace ride::model
{

/* "orders" and "public.orders" to "public.orders". What is no name is reported at `key`. */
std::string read_relation(TableReader &reader, std::string_view key, const std::string &given);

/* "pg_blocking_pids", with or without "()", to "pg_catalog.pg_blocking_pids"; others need their schema. */
std::string read_function(TableReader &reader, std::string_view key, const std::string &given);

/* Whether "schema.relation" belongs to the server, so that no repair ever changes it. */
bool is_system_relation(std::string_view relation);

} // namespace ride::model
