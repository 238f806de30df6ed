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

struct ScenarioFile
{
	Scenario scenario;
	Node document;            /* scenario.toml, to find lines in */
	std::string raw_briefing; /* its variables not filled */
	bool complete = true;     /* every value could be read */
};

/* Reads and fills everything; what cannot be read goes to `problems`. `folder` is the scenarios folder. */
ScenarioFile read_scenario(const std::filesystem::path &folder, const std::string &id, unsigned seed,
                           std::vector<Problem> &problems);

/* Judges what was read: every rule that needs no server. */
void validate(const ScenarioFile &file, const Vocabulary &vocabulary, std::vector<Problem> &problems);

} // namespace ride::model
