/*
 * Fixtures: a throw-away folder of scenarios, and facts by name.
 *
 * Test code, no server.
 */
#include "scenario_folder.hpp"

#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

#include <stdlib.h>

namespace ride::test
{

namespace fs = std::filesystem;
using namespace model;

ScenarioFolder::ScenarioFolder()
{
	std::string pattern = (fs::temp_directory_path() / "ride-unit-XXXXXX").string();
	if (!mkdtemp(pattern.data()))
		throw std::runtime_error("cannot make a folder like " + pattern);
	path_ = pattern;
	fs::copy(RIDE_FIXTURES, path_, fs::copy_options::recursive);
}

ScenarioFolder::~ScenarioFolder()
{
	std::error_code ignored;
	fs::remove_all(path_, ignored);
}

std::string ScenarioFolder::read(const std::string &file) const
{
	std::ifstream stream(path_ / file);
	std::ostringstream text;
	text << stream.rdbuf();
	if (!stream)
		throw std::runtime_error("cannot read " + file);
	return text.str();
}

void ScenarioFolder::write(const std::string &file, const std::string &text) const
{
	fs::create_directories((path_ / file).parent_path());
	std::ofstream stream(path_ / file);
	stream << text;
	if (!stream.flush())
		throw std::runtime_error("cannot write " + file);
}

void ScenarioFolder::replace(const std::string &file, const std::string &from, const std::string &to) const
{
	std::string text = read(file);
	const std::size_t at = text.find(from);
	if (at == std::string::npos)
		throw std::runtime_error(file + " has no '" + from + "'");
	write(file, text.replace(at, from.size(), to));
}

void ScenarioFolder::append(const std::string &file, const std::string &text) const
{
	write(file, read(file) + text);
}

void ScenarioFolder::remove(const std::string &file) const
{
	if (!fs::remove(path_ / file))
		throw std::runtime_error("there is no " + file);
}

Scenario ScenarioFolder::load(const std::string &id, unsigned seed) const
{
	return Catalogue(path_).load(id, seed);
}

std::vector<std::string> ScenarioFolder::problems(const std::string &id, unsigned seed) const
{
	std::vector<std::string> texts;
	try
	{
		load(id, seed);
	}
	catch (const ScenarioError &error)
	{
		for (const Problem &problem : error.problems)
			texts.push_back(problem.text());
	}
	return texts;
}

Incident::Incident(const std::string &id) : Incident(ScenarioFolder(), id) {}

Incident::Incident(const ScenarioFolder &folder, const std::string &id, unsigned seed, Places places)
{
	const Catalogue catalogue(folder.path());
	scenario = catalogue.load(id, seed);
	if (places == Places::told)
		scenario.places.clear();
	vocabulary = catalogue.vocabulary();
	wants = model::wants(scenario, vocabulary);
	evidence.facts.resize(wants.size());
	evidence.fix.resize(scenario.fix.size());
	evidence.trap.resize(scenario.traps.size());
}

Incident &Incident::at(std::uint64_t number, const std::string &fact)
{
	std::string known;
	for (std::size_t i = 0; i < wants.size(); i++)
	{
		if (describe(wants[i]) == fact)
		{
			evidence.facts[i] = number;
			return *this;
		}
		known += "\n" + describe(wants[i]);
	}
	throw std::invalid_argument("nobody wants '" + fact + "'; wanted:" + known);
}

Incident &Incident::declare(const std::string &mechanism, const std::string &culprit)
{
	evidence.declared.push_back({mechanism, parse_culprit(scenario, culprit)});
	return *this;
}

Incident &Incident::fixed(std::size_t item, bool is)
{
	evidence.fix.at(item) = is;
	return *this;
}

Incident &Incident::all_fixed()
{
	evidence.fix.assign(scenario.fix.size(), true);
	return *this;
}

Incident &Incident::sprung(const std::string &trap)
{
	for (std::size_t i = 0; i < scenario.traps.size(); i++)
		if (scenario.traps[i].id == trap && !scenario.traps[i].act)
		{
			evidence.trap[i] = true;
			return *this;
		}
	throw std::invalid_argument("no trap about state is called " + trap);
}

Incident &Incident::submit()
{
	evidence.submitted = true;
	return *this;
}

Card Incident::card() const
{
	return judge(scenario, vocabulary, evidence);
}

std::string Incident::item(const std::string &id) const
{
	/* by place: before submit an open item does not tell its id */
	std::map<Dimension, std::vector<std::string>> ids;
	for (const DetectItem &item : scenario.detect)
		ids[Dimension::detect].push_back(item.id);
	for (const FixItem &item : scenario.fix)
		ids[Dimension::fix].push_back(item.id);
	for (const TrapItem &item : scenario.traps)
		if (!item.common)
			ids[Dimension::trap].push_back(item.id);
	std::map<Dimension, std::size_t> seen;
	for (const CardItem &item : card().items)
	{
		const std::size_t place = seen[item.dimension]++;
		const std::vector<std::string> &own = ids[item.dimension];
		if ((place < own.size() ? own[place] : item.item) == id)
			return std::string(to_text(item.state)) + " " + std::to_string(item.points) + "/" +
			       std::to_string(item.max);
	}
	return "absent";
}

} // namespace ride::test
