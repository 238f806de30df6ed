/*
 * A copy of the fixture scenarios that a test may break, and the scenarios in it.
 *
 * Test code, no server.
 */
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/card.hpp"
#include "model/catalogue.hpp"
#include "model/evidence.hpp"

namespace ride::test
{

inline const std::string drift = "stage-09/09-schema-drift";
inline const std::string fallout = "stage-12/02-release-fallout";

class ScenarioFolder
{
public:
	ScenarioFolder();
	~ScenarioFolder();
	ScenarioFolder(const ScenarioFolder &) = delete;
	ScenarioFolder &operator=(const ScenarioFolder &) = delete;

	const std::filesystem::path &path() const { return path_; }

	std::string read(const std::string &file) const;
	void write(const std::string &file, const std::string &text) const;
	/* Replaces the first `from`, which must be there. */
	void replace(const std::string &file, const std::string &from, const std::string &to) const;
	void append(const std::string &file, const std::string &text) const;
	void remove(const std::string &file) const;

	model::Scenario load(const std::string &id, unsigned seed = 0) const;
	/* What loading finds wrong, in words. */
	std::vector<std::string> problems(const std::string &id, unsigned seed = 0) const;

private:
	std::filesystem::path path_;
};

/* Whether the card hides before submit what would tell in which place the fault is. Most tests are about what is earned. */
enum class Places
{
	told,
	hidden
};

/* One scenario of the fixtures, read once, with evidence that can be filled in by name. */
class Incident
{
public:
	explicit Incident(const std::string &id);
	Incident(const ScenarioFolder &folder, const std::string &id, unsigned seed = 0, Places places = Places::told);

	/* Sets the fact whose description (see describe()) is this; throws when the scenario does not want it. */
	Incident &at(std::uint64_t number, const std::string &fact);
	Incident &declare(const std::string &mechanism, const std::string &culprit);
	Incident &fixed(std::size_t item, bool is = true);
	Incident &all_fixed();
	Incident &sprung(const std::string &trap);
	Incident &submit();

	model::Card card() const;
	/* "held 12/12": one item of the card, by its id in the scenario. */
	std::string item(const std::string &id) const;

	model::Scenario scenario;
	model::Vocabulary vocabulary;
	std::vector<model::Want> wants;
	model::Evidence evidence;
};

} // namespace ride::test
