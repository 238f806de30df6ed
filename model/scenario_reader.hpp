/*
 * From the folder of a scenario to a Scenario, for one seed.
 *
 * Pure C++.
 */
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/pure.hpp"
#include "model/document.hpp"

namespace ride::model
{

/* A scenario as it was read. */
struct ScenarioFile
{
	Scenario scenario;
	Node document;            /* scenario.toml, to find lines in */
	std::string raw_briefing; /* with its variables not filled */
	bool complete = true;     /* all values could be read, so that rules about the whole make sense */
};

/* Reads and fills everything; what cannot be read goes to `problems`. `folder` is the scenarios folder. */
ScenarioFile read_scenario(const std::filesystem::path &folder, const std::string &id, unsigned seed,
                           std::vector<Problem> &problems);

/* Checks all rules that need no server; what breaks one goes to `problems`. */
void validate(const ScenarioFile &file, const Vocabulary &vocabulary, std::vector<Problem> &problems);

} // namespace ride::model
