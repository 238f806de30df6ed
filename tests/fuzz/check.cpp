/*
 * A property that does not hold ends the process.
 *
 * Test code, no server.
 */
#include "check.hpp"

#include <algorithm>
#include <cstdlib>
#include <iostream>

namespace ride::test
{

void require(bool holds, const std::string &property, std::string_view about)
{
	if (holds)
		return;
	std::cerr << "does not hold: " << property << "\nabout: " << about << std::endl;
	std::abort();
}

void require_places(const std::vector<model::Problem> &problems, const std::string &file, std::string_view text)
{
	require(!problems.empty(), "what is refused has problems");
	const auto lines = static_cast<unsigned>(std::count(text.begin(), text.end(), '\n')) + 1;
	for (const model::Problem &problem : problems)
	{
		require(!problem.source.file.empty(), "a problem names its file", problem.text());
		require(!problem.message.empty() && !problem.mend.empty(), "a problem says what is wrong and how to mend it",
		        problem.text());
		require(problem.source.file != file || problem.source.line <= lines, "a problem's line is one of the file",
		        problem.text());
		/* what is there stands on some line; "detect.points" may be about tables that are not there */
		const bool is_inside = problem.key.find('[') != std::string::npos;
		require(problem.source.file != file || !is_inside || problem.source.line > 0,
		        "a problem about a value has a line", problem.text());
	}
}

} // namespace ride::test
