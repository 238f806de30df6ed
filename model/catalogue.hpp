/*
 * The scenarios folder: what is in it, and one scenario of it read for one seed.
 *
 * Pure C++. All that is wrong with the files is collected and thrown as one ScenarioError. Its problems name file,
 * line, key and the mend, so `ride scenario lint` shows them all at once.
 */
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "model/pure.hpp"
#include "model/scenario.hpp"
#include "model/vocabulary.hpp"

namespace ride::model
{

/* Something that is wrong with a file. */
struct Problem
{
	Source source;
	std::string key;     /* dotted, such as "detect[2].points"; empty: the file as a whole */
	std::string message; /* what is wrong */
	std::string mend;    /* what to do */

	/* "file:line: key: message (mend)" */
	std::string text() const;
};

/* Scenario files are wrong; what() has all problems, a line each. */
class ScenarioError : public std::runtime_error
{
public:
	explicit ScenarioError(std::vector<Problem> problems);

	std::vector<Problem> problems;
};

/* An id names no scenario, or several; what() says which come near. */
class UnknownScenario : public std::runtime_error
{
public:
	using std::runtime_error::runtime_error;
};

/* A line of the catalogue: what may be shown to a learner. */
struct Entry
{
	std::string id, title, topic;
	int level = 1;
	int minutes_from = 0, minutes_to = 0;
	unsigned combinations = 1;
};

class Catalogue
{
public:
	/* Opens a scenarios folder and reads its vocabulary. Throws ScenarioError. */
	explicit Catalogue(std::filesystem::path folder);

	/* Every id, sorted. Reads folder names only. */
	std::vector<std::string> ids() const;

	/* Every scenario's entry, sorted by id. Throws ScenarioError when one is broken. */
	std::vector<Entry> entries() const;

	/* The full id for "09/09", a full id, or an unambiguous part of the slug. Throws UnknownScenario. */
	std::string resolve(std::string_view given) const;

	/* Reads, fills and validates. `id` is a full id. Throws ScenarioError, UnknownScenario. */
	Scenario load(const std::string &id, unsigned seed) const;

	const Vocabulary &vocabulary() const { return vocabulary_; }
	const std::filesystem::path &folder() const { return folder_; }

private:
	std::filesystem::path folder_;
	Vocabulary vocabulary_;
	std::vector<TrapItem> common_traps_; /* appended to every scenario's own */
};

/* A text with every {{name}} of the scenario filled; throws ScenarioError for an undeclared one. */
std::string fill(const Scenario &scenario, const std::string &text, const Source &source);

} // namespace ride::model
