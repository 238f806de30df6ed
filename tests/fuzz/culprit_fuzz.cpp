/*
 * Any bytes as what the on-call types after ride.diagnose('mechanism', …).
 *
 * Test code, no server. It names something, or is refused with words. The spelling that the director stores is read
 * back as the same culprit, however often: a stored pair that could not be read would be the end of every score.
 */
#include <stdexcept>

#include "check.hpp"
#include "model/card.hpp"
#include "model/culprit.hpp"

using namespace ride::model;
using namespace ride::test;

namespace
{

std::vector<Scenario> shipped()
{
	const Catalogue catalogue(RIDE_SCENARIOS);
	std::vector<Scenario> scenarios;
	for (const std::string &id : catalogue.ids())
		scenarios.push_back(catalogue.load(id, 0));
	return scenarios;
}

void check(const Scenario &scenario, const std::string &given)
{
	Culprit culprit;
	try
	{
		culprit = parse_culprit(scenario, given);
	}
	catch (const std::invalid_argument &refusal)
	{
		require(!std::string(refusal.what()).empty(), "a refusal says why", given);
		return;
	}
	const std::string stored = to_text(culprit);
	try
	{
		require(parse_culprit(scenario, stored) == culprit, "what is stored is read back as it was", stored);
		require(read_full_culprit(scenario, stored) == culprit, "what is stored is spelled in full", stored);
	}
	catch (const std::invalid_argument &refusal)
	{
		require(false, "what is stored can be read: " + std::string(refusal.what()), stored);
	}
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
	static const std::vector<Scenario> scenarios = shipped();
	std::string given = text_of(data, size);
	given = given.substr(0, given.find('\0')); /* an argument of a SQL function has no zero byte */
	for (const Scenario &scenario : scenarios)
		check(scenario, given);
	return 0;
}
