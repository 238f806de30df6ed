/*
 * The card as a JUnit document, for continuous integration.
 *
 * Pure C++, used by the director and by the launcher.
 */
#include "model/card.hpp"

#include <algorithm>

namespace ride::model
{

namespace
{

/* Escaped for text and attributes. A control character, which XML 1.0 cannot hold, becomes a blank. */
std::string escaped(const std::string &text)
{
	std::string result;
	for (const char c : text)
		switch (c)
		{
			case '&':
				result += "&amp;";
				break;
			case '<':
				result += "&lt;";
				break;
			case '>':
				result += "&gt;";
				break;
			case '"':
				result += "&quot;";
				break;
			default:
				result += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
		}
	return result;
}

/* Whether an item is a failure. A trap that is told at submit keeps its points until then, and is none. */
bool failed(const CardItem &item)
{
	return item.state != ItemState::held && item.state != ItemState::clear &&
	       !(item.dimension == Dimension::trap && item.state == ItemState::open && item.points == item.max);
}

std::string property(const std::string &name, const std::string &value)
{
	return "      <property name=\"" + name + "\" value=\"" + escaped(value) + "\"/>\n";
}

std::string testcase(const CardItem &item, const std::string &suite)
{
	std::string xml = "    <testcase classname=\"ride." + suite + "." + to_text(item.dimension) + "\" name=\"" +
	                  escaped(item.item) + "\"";
	if (!failed(item))
		return xml + "/>\n";
	const std::string earned = item.state == ItemState::sprung
	                               ? std::to_string(std::int64_t{item.max} - item.points) + " points lost"
	                               : std::to_string(item.points) + " of " + std::to_string(item.max) + " points";
	return xml + ">\n      <failure type=\"" + to_text(item.state) + "\" message=\"" + to_text(item.state) + ", " +
	       earned + "\">" + escaped(item.says) + "</failure>\n    </testcase>\n";
}

} // namespace

std::string as_junit(const Card &card)
{
	std::string suite = short_id(card.id);
	std::replace(suite.begin(), suite.end(), '/', '.');
	const auto failures = std::count_if(card.items.begin(), card.items.end(), failed);
	const std::string counts = " tests=\"" + std::to_string(card.items.size()) + "\" failures=\"" +
	                           std::to_string(failures) + "\" errors=\"0\"";

	std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + counts + ">\n  <testsuite name=\"" +
	                  escaped(card.id) + "\"" + counts + " skipped=\"0\">\n    <properties>\n" +
	                  property("id", card.id) + property("seed", std::to_string(card.seed)) +
	                  property("detect", std::to_string(card.detect)) + property("fix", std::to_string(card.fix)) +
	                  property("trap", std::to_string(card.trap)) + property("total", std::to_string(card.total)) +
	                  property("hints", std::to_string(card.hints)) + property("noted", std::to_string(card.noted)) +
	                  property("submitted", card.submitted ? "true" : "false") +
	                  property("untold", std::to_string(card.untold)) + "    </properties>\n";
	for (const CardItem &item : card.items)
		xml += testcase(item, suite);
	return xml + "  </testsuite>\n</testsuites>";
}

} // namespace ride::model
