/*
 * What the rules of a scenario are made of.
 *
 * Pure C++.
 */
#pragma once

#include <string>
#include <vector>

#include "model/pure.hpp"
#include "model/scenario_reader.hpp"

namespace ride::model
{

/* A scenario that is checked: its names, and where problems go. */
class Rules
{
public:
	Rules(const ScenarioFile &file, const Vocabulary &vocabulary, std::vector<Problem> &problems);

	/* Reports a problem, at the line of a dotted key of scenario.toml. */
	void problem(const std::string &key, const std::string &message, const std::string &mend);
	/* The same for another file of the scenario's folder. */
	void problem_in(const std::string &name, const std::string &message, const std::string &mend);

	/* Reports a name that nothing of this kind has; an empty name stands for "not given". */
	void known(const char *kind, const std::string &name, const std::vector<std::string> &names,
	           const std::string &key);
	void known_databases(const std::vector<std::string> &names, const std::string &key);

	/* The session of that name; null: there is none. */
	const Session *session(const std::string &name) const;

	/* As written, before variables were filled. */
	const Node &document() const { return file_.document; }
	const std::string &raw_briefing() const { return file_.raw_briefing; }

	const Scenario &scenario;
	const Vocabulary &vocabulary;
	std::vector<std::string> databases, sessions;

private:
	const ScenarioFile &file_;
	std::vector<Problem> &problems_;
};

/* The key of the table an item stands in: "detect[2]". */
std::string item_key(const char *table, std::size_t index);

/* The rules of texts that are read before the cause is named. */
void check_spoilers(Rules &rules);

/* The rules of single items: their probes, acts, looks and diagnoses. */
void check_items(Rules &rules);

} // namespace ride::model
