/*
 * Which scenarios have changed since a commit, as git tells it.
 */
#pragma once

#include <filesystem>
#include <set>
#include <string>

namespace ride
{

struct ChangedScenarios
{
	bool is_known = false;
	std::string why_not;         /* when it is not known */
	bool all = false;            /* something that they share has changed */
	std::set<std::string> ids{}; /* else these have, or are new */

	bool has(const std::string &id) const { return all || ids.count(id) != 0; }
};

/* `folder` is where the scenarios are, `commit` anything that git calls one. Throws Failure when interrupted. */
ChangedScenarios changed_scenarios(const std::filesystem::path &folder, const std::string &commit);

} // namespace ride
