/*
 * Any bytes as the JSON of a card.
 *
 * Test code, no server. They are refused, or they are a card that says what the JSON said, that comes back from its own
 * JSON unchanged, and that can be shown.
 */
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "check.hpp"
#include "model/card.hpp"
#include "model/utf8.hpp"

using namespace ride::model;
using namespace ride::test;

namespace
{

using Json = nlohmann::ordered_json;

/* The members of a card that are there, without what else was in the document. */
Json known(const Json &given)
{
	Json result;
	for (const char *key : {"id", "seed", "detect", "fix", "trap", "total", "hints", "noted", "submitted", "untold"})
		result[key] = given.at(key);
	result["items"] = Json::array();
	for (const Json &item : given.at("items"))
	{
		Json one;
		for (const char *key : {"dimension", "item", "points", "max", "state", "says"})
			one[key] = item.at(key);
		if (one["says"] == "")
			one["says"] = nullptr;
		result["items"].push_back(one);
	}
	return result;
}

/* Well-formed as far as a card can make it not so: tags balance, and no byte that XML 1.0 cannot hold. */
void check_xml(const std::string &xml)
{
	require(is_utf8(xml), "the JUnit document is UTF-8", xml);
	int depth = 0;
	for (std::size_t at = 0; (at = xml.find('<', at)) != std::string::npos; at++)
	{
		const std::size_t end = xml.find('>', at);
		require(end != std::string::npos, "a tag is closed", xml);
		if (xml[at + 1] == '?' || xml[end - 1] == '/')
			continue;
		depth += xml[at + 1] == '/' ? -1 : 1;
		require(depth >= 0, "tags balance", xml);
	}
	require(depth == 0, "tags balance", xml);
	for (const char c : xml)
		require(static_cast<unsigned char>(c) >= 0x20 || c == '\n', "no control character is in the XML", xml);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
	const std::string text = text_of(data, size);
	Card card;
	try
	{
		card = from_json(text);
	}
	catch (const std::invalid_argument &refusal)
	{
		require(!std::string(refusal.what()).empty(), "a refusal says why", text);
		return 0;
	}
	const std::string json = as_json(card);
	require(Json::parse(json) == known(Json::parse(text)), "a card says what its JSON said", json);
	require(as_json(from_json(json)) == json, "a card comes back from its own JSON", json);
	require(as_lines(card).size() >= 4, "a card has a line a dimension and one for the total", json);
	check_xml(as_junit(card));
	return 0;
}
