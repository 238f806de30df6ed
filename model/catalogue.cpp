/*
 * The scenarios folder: which ids there are, which one is meant, and loading it.
 *
 * Pure C++, used by the launcher and by the director.
 */
#include "model/catalogue.hpp"

#include <algorithm>

#include "model/scenario_reader.hpp"
#include "model/text.hpp"
#include "model/vocabulary_reader.hpp"

namespace ride::model
{

namespace
{

namespace fs = std::filesystem;

/* The names of the folders in `folder` that `is_name` takes, sorted. */
std::vector<std::string> folders(const fs::path &folder, bool (*is_name)(std::string_view))
{
	std::vector<std::string> names;
	for (const fs::directory_entry &entry : fs::directory_iterator(folder))
		if (const std::string name = entry.path().filename().string(); entry.is_directory() && is_name(name))
			names.push_back(name);
	std::sort(names.begin(), names.end());
	return names;
}

} // namespace

Catalogue::Catalogue(fs::path folder) : folder_(std::move(folder))
{
	std::vector<Problem> problems;
	std::error_code ignored;
	if (fs::is_directory(folder_, ignored))
	{
		vocabulary_ = read_vocabulary(folder_, problems);
		common_traps_ = read_common_traps(folder_, problems);
	}
	else
		problems.push_back({{folder_.string(), 0}, "", "is no folder", "name the folder that holds the scenarios"});
	if (!problems.empty())
		throw ScenarioError(std::move(problems));
}

std::vector<std::string> Catalogue::ids() const
{
	std::vector<std::string> ids;
	for (const std::string &outer : folders(folder_, is_stage_name))
		for (const std::string &inner : folders(folder_ / outer, is_scenario_name))
			ids.push_back(outer + "/" + inner);
	return ids;
}

std::vector<Entry> Catalogue::entries() const
{
	std::vector<Entry> entries;
	std::vector<Problem> problems;
	for (const std::string &id : ids())
		try
		{
			const Scenario scenario = load(id, 0);
			entries.push_back({id, scenario.title, scenario.topic, scenario.level, scenario.minutes_from,
			                   scenario.minutes_to, scenario.combinations});
		}
		catch (const ScenarioError &error)
		{
			problems.insert(problems.end(), error.problems.begin(), error.problems.end());
		}
	if (!problems.empty())
		throw ScenarioError(std::move(problems));
	return entries;
}

std::string Catalogue::resolve(std::string_view given) const
{
	const std::string wanted = lower(trimmed(given));
	const std::vector<std::string> all = ids();
	if (wanted.empty())
		throw UnknownScenario("the id of a scenario is empty; known: " + joined(all));

	std::vector<std::string> found, names;
	for (const std::string &id : all)
	{
		const std::string slug = id.substr(id.find('/') + 1);
		names.insert(names.end(), {id, short_id(id), slug, slug.substr(3)});
		if (id == wanted || short_id(id) == wanted || slug == wanted || slug.substr(3) == wanted)
			return id;
		if (id.find(wanted) != std::string::npos)
			found.push_back(id);
	}
	if (found.size() == 1)
		return found.front();
	if (found.size() > 1)
		throw UnknownScenario("'" + wanted + "' fits several scenarios: " + joined(found));
	const std::string near = nearest(wanted, names);
	throw UnknownScenario("there is no scenario '" + wanted + "'; " +
	                      (near.empty() ? "known: " + joined(all) : "did you mean " + near + "?"));
}

Scenario Catalogue::load(const std::string &id, unsigned seed) const
{
	if (const std::vector<std::string> all = ids(); !contains(all, id))
		throw UnknownScenario("there is no scenario '" + id + "'; known: " + joined(all));

	std::vector<Problem> problems;
	ScenarioFile file = read_scenario(folder_, id, seed, problems);
	file.scenario.traps.insert(file.scenario.traps.end(), common_traps_.begin(), common_traps_.end());
	/* rules would only report a second time what could not be read */
	if (file.complete)
		validate(file, vocabulary_, problems);
	if (!problems.empty())
		throw ScenarioError(std::move(problems));
	return std::move(file.scenario);
}

} // namespace ride::model
