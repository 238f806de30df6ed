/*
 * The form of a validation test: a change that breaks a good scenario.toml, and all that must be said about it.
 *
 * Test code, no server. The rules are spread over validation_*_test.cpp.
 */
#pragma once

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "scenario_folder.hpp"

namespace ride::test
{

struct Broken
{
	const char *name;
	std::string scenario, from, to;
	std::vector<std::string> problems; /* without the name of scenario.toml: ":LINE: key: message (mend)" */
};

inline void PrintTo(const Broken &broken, std::ostream *out)
{
	*out << broken.name;
}

inline void expect_problems(const Broken &broken)
{
	const std::string file = broken.scenario + "/scenario.toml";
	const ScenarioFolder folder;
	folder.replace(file, broken.from, broken.to);
	std::vector<std::string> problems = folder.problems(broken.scenario);
	for (std::string &problem : problems)
		if (problem.starts_with(file))
			problem.erase(0, file.size());
	EXPECT_EQ(problems, broken.problems);
}

inline std::string name_of(const testing::TestParamInfo<Broken> &given)
{
	return given.param.name;
}

} // namespace ride::test
