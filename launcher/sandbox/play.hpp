/*
 * What the verbs of play share: the sandbox they are about, and a way in as the on-call.
 *
 * Pure C++ and libpq.
 */
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "launcher/system/connection.hpp"
#include "launcher/sandbox/registry.hpp"
#include "model/scenario.hpp"

namespace ride
{

/* Collects leftovers, then the sandbox named (or the only one), whose server runs. Throws Failure. */
Sandbox live_sandbox(const std::string &name);

/* A connection such as psql's: what is read over it counts as looking. */
Connection connect_as_oncall(const Sandbox &sandbox, const std::string &database = "postgres");

/* The answer's first column, a line each, to stdout. */
void print_lines(const Rows &rows);

/* The one JSON document that a function such as ride.score('json') answers with. */
std::string ask_document(Connection &connection, const std::string &statement);

/* How to connect, password included: what start and reset print for programs. */
nlohmann::json connection_json(const Sandbox &sandbox);

/* What a sandbox begins with: the incident, its briefing, the URI and the next three commands. */
void print_start(const Sandbox &sandbox, const model::Scenario &scenario);

/* " NAME" when the next command must say which sandbox, else nothing. */
std::string name_for_hint(const Sandbox &sandbox);

} // namespace ride
