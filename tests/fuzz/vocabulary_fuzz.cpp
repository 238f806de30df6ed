/*
 * Any bytes as one of the files that all scenarios share: mechanisms.toml, evidence.toml, common.toml.
 *
 * Test code, no server. They are taken, or refused with problems that tell their places; with what is taken every
 * scenario is read, or refused with problems.
 */
#include "check.hpp"
#include "model/card.hpp"
#include "scenario_copy.hpp"

using namespace ride::model;
using namespace ride::test;

namespace
{

/* Which file such bytes mean to be. */
std::string file_for(const std::string &text)
{
	if (text.find("group") != std::string::npos)
		return "evidence.toml";
	return text.find("trap") != std::string::npos ? "common.toml" : "mechanisms.toml";
}

void read_all(const ScenarioCopy &copy, const std::string &file, const std::string &text)
{
	try
	{
		const Catalogue catalogue(copy.path());
		for (const std::string &id : copy.ids())
			try
			{
				const Scenario scenario = catalogue.load(id, 0);
				for (const Want &want : wants(scenario, catalogue.vocabulary()))
					for (const std::size_t opener : want.after)
						require(opener < wants(scenario, catalogue.vocabulary()).size(), "an opener is a want", id);
			}
			catch (const ScenarioError &error)
			{
				require_places(error.problems, file, text);
			}
	}
	catch (const ScenarioError &error)
	{
		require_places(error.problems, file, text);
	}
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
	static const ScenarioCopy copy;
	const std::string text = text_of(data, size);
	const std::string file = file_for(text);
	const std::string before = copy.read(file);
	copy.write(file, text);
	read_all(copy, file, text);
	copy.write(file, before);
	return 0;
}
