/*
 * Reporting problems, and names that must exist.
 *
 * Pure C++, used by validate.cpp and item_rules.cpp.
 */
#include "model/rules.hpp"

#include <set>

#include "model/text.hpp"

namespace ride::model
{

Rules::Rules(const ScenarioFile &file, const Vocabulary &words, std::vector<Problem> &problems)
    : scenario(file.scenario), vocabulary(words), file_(file), problems_(problems)
{
	for (const Database &database : scenario.databases)
		databases.push_back(database.name);
	for (const Session &client : scenario.sessions)
		sessions.push_back(client.name);
}

void Rules::problem(const std::string &key, const std::string &message, const std::string &mend)
{
	problems_.push_back({{scenario.id + "/scenario.toml", line_of(file_.document, key)}, key, message, mend});
}

void Rules::problem_in(const std::string &name, const std::string &message, const std::string &mend)
{
	problems_.push_back({{scenario.id + "/" + name, 0}, "", message, mend});
}

/* Empty names were reported when they were read. */
void Rules::known(const char *kind, const std::string &name, const std::vector<std::string> &names,
                  const std::string &key)
{
	if (!name.empty() && !contains(names, name))
		problem(key, std::string("there is no ") + kind + " '" + name + "'",
		        known_names(name, names, std::string("declare it with [[") + kind + "]]"));
}

void Rules::known_databases(const std::vector<std::string> &names, const std::string &key)
{
	for (const std::string &name : names)
		known("database", name, databases, key);
	if (std::set<std::string>(names.begin(), names.end()).size() != names.size())
		problem(key, "names a database twice", "leave one out");
}

const Session *Rules::session(const std::string &name) const
{
	for (const Session &candidate : scenario.sessions)
		if (candidate.name == name)
			return &candidate;
	return nullptr;
}

std::string item_key(const char *table, std::size_t index)
{
	return std::string(table) + "[" + std::to_string(index + 1) + "]";
}

} // namespace ride::model
