/*
 * Any bytes as exam.toml, beside each of the shipped scenarios.
 *
 * Test code, no server. They are exams, or there are problems that tell their places. Exams without a problem are the
 * same when their values are written another way.
 */
#include "check.hpp"
#include "describe.hpp"
#include "scenario_copy.hpp"
#include "toml_writer.hpp"

using namespace ride;
using namespace ride::test;

namespace
{

struct Shipped
{
	ScenarioCopy copy;
	model::Catalogue catalogue{copy.path()};
	std::vector<model::Scenario> scenarios;

	Shipped()
	{
		for (const std::string &id : copy.ids())
			scenarios.push_back(catalogue.load(id, 0));
	}
};

void check(const Shipped &shipped, const model::Scenario &scenario, const std::string &text)
{
	const std::string file = scenario.id + "/exam/exam.toml";
	shipped.copy.write(file, text);
	std::vector<model::Problem> problems;
	const std::vector<Exam> exams = read_exams(shipped.catalogue, scenario, problems);
	if (!problems.empty())
		return require_places(problems, file, text);
	const std::string first = describe(exams);
	const std::string again = as_toml(model::parse_document(text, file, problems));
	shipped.copy.write(file, again);
	require(describe(read_exams(shipped.catalogue, scenario, problems)) == first && problems.empty(),
	        "written another way, they are the same exams", again);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
	static const Shipped shipped;
	const std::string text = text_of(data, size);
	for (const model::Scenario &scenario : shipped.scenarios)
		check(shipped, scenario, text);
	return 0;
}
