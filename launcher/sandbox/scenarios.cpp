/*
 * From the model's exceptions to a command's.
 *
 * Pure C++.
 */
#include "launcher/sandbox/scenarios.hpp"

#include "launcher/system/installation.hpp"

namespace ride
{

model::Catalogue open_catalogue()
{
	return open_catalogue(find_scenarios());
}

model::Catalogue open_catalogue(const std::filesystem::path &folder)
{
	try
	{
		return model::Catalogue(folder);
	}
	catch (const model::ScenarioError &error)
	{
		throw broken(error);
	}
}

std::string resolve_id(const model::Catalogue &catalogue, const std::string &given)
{
	try
	{
		return catalogue.resolve(given);
	}
	catch (const model::UnknownScenario &unknown)
	{
		throw Failure(ExitStatus::unknown_scenario, unknown.what(), "ride list shows what there is");
	}
}

model::Scenario load_scenario(const model::Catalogue &catalogue, const std::string &id, unsigned seed)
{
	try
	{
		/* Seed 0 knows how many there are. */
		model::Scenario scenario = catalogue.load(id, 0);
		if (seed >= scenario.combinations)
			throw Failure(ExitStatus::unknown_scenario, id + " has no seed " + std::to_string(seed),
			              "it has " + std::to_string(scenario.combinations) + " variations: 0 to " +
			                  std::to_string(scenario.combinations - 1));
		return seed == 0 ? scenario : catalogue.load(id, seed);
	}
	catch (const model::ScenarioError &error)
	{
		throw broken(error);
	}
}

Failure broken(const model::ScenarioError &error)
{
	std::string detail;
	for (const model::Problem &problem : error.problems)
		detail += problem.text() + "\n";
	return {ExitStatus::broken_scenario,
	        error.problems.size() == 1 ? "the scenario's files have a problem" : "the scenario's files have problems",
	        "mend them; ride scenario lint checks again", detail};
}

std::string stage_and_number(const std::string &id)
{
	return "stage-" + model::short_id(id);
}

std::string minutes_text(const model::Scenario &scenario)
{
	return std::to_string(scenario.minutes_from) + "–" + std::to_string(scenario.minutes_to) + " min";
}

} // namespace ride
