/*
 * The scenarios as the commands want them: failures of the model become failures of a command.
 *
 * Pure C++.
 */
#pragma once

#include <optional>
#include <string>

#include "launcher/system/failure.hpp"
#include "model/catalogue.hpp"

namespace ride
{

/* The catalogue of the installed scenarios, or of that folder. Throws Failure. */
model::Catalogue open_catalogue();
model::Catalogue open_catalogue(const std::filesystem::path &folder);

/* The full id. Throws Failure (unknown_scenario). */
std::string resolve_id(const model::Catalogue &catalogue, const std::string &given);

/* Throws Failure: unknown_scenario for a seed the incident does not have, broken_scenario for wrong files. */
model::Scenario load_scenario(const model::Catalogue &catalogue, const std::string &id, unsigned seed);

/* All problems as one failure. */
Failure broken(const model::ScenarioError &error);

/* "stage-09/09", the id without its slug. */
std::string stage_and_number(const std::string &id);

/* "10–15 min" */
std::string minutes_text(const model::Scenario &scenario);

} // namespace ride
