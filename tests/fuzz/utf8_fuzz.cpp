/*
 * Any bytes as the message of an error that a simulated application got.
 *
 * Test code, no server. What the journal makes of them is UTF-8 without zero bytes, by the judgement of another library
 * too; what was so already stays, but for a character that was cut off.
 */
#include <nlohmann/json.hpp>

#include "check.hpp"
#include "model/utf8.hpp"

using namespace ride::model;
using namespace ride::test;

namespace
{

bool is_utf8_elsewhere(const std::string &text)
{
	try
	{
		return !nlohmann::json(text).dump().empty() && text.find('\0') == std::string::npos;
	}
	catch (const nlohmann::json::type_error &)
	{
		return false;
	}
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
	const std::string text = text_of(data, size);
	require(is_utf8(text) == is_utf8_elsewhere(text), "both agree on what UTF-8 is", text);
	const std::string whole = whole_utf8(text);
	require(is_utf8_elsewhere(whole), "what is written is UTF-8", text);
	require(!is_utf8(text) || whole == text, "what was UTF-8 stays as it was", text);
	require(whole.size() <= text.size() && whole_utf8(whole) == whole, "nothing is added, and once is enough", text);
	if (is_utf8(text))
		for (std::size_t cut = text.size(); cut > 0 && text.size() - cut < 4; cut--)
			require(text.starts_with(whole_utf8(text.substr(0, cut))), "a cut loses no more than the character it cuts",
			        text);
	return 0;
}
