/*
 * The card as one JSON document, and back.
 *
 * Pure C++, used by the director (writes), by the launcher (reads) and by the exams.
 */
#include "model/card.hpp"

#include <limits>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace ride::model
{

namespace
{

using Json = nlohmann::ordered_json;

/* The value of an enumeration by its text. */
template <typename Value>
Value from_text(const std::string &text, std::initializer_list<Value> values)
{
	for (const Value value : values)
		if (text == to_text(value))
			return value;
	throw std::invalid_argument("'" + text + "' is no word of a card");
}

/* A whole number that the type can hold. The library would convert any other, and lose something. */
template <typename Number>
Number number_from(const Json &given)
{
	constexpr auto most = std::numeric_limits<Number>::max();
	if (given.is_number_unsigned() && given.get<std::uint64_t>() <= std::uint64_t{most})
		return given.get<Number>();
	if (given.is_number_integer() && !given.is_number_unsigned() && std::is_signed_v<Number> &&
	    given.get<std::int64_t>() >= std::numeric_limits<Number>::min())
		return given.get<Number>();
	throw std::invalid_argument("not a card: " + given.dump(-1, ' ', false, Json::error_handler_t::replace) +
	                            " is no whole number from " + std::to_string(std::numeric_limits<Number>::min()) +
	                            " to " + std::to_string(most));
}

CardItem item_from(const Json &given)
{
	const Json &says = given.at("says");
	return {from_text(given.at("dimension").get<std::string>(), {Dimension::detect, Dimension::fix, Dimension::trap}),
	        given.at("item").get<std::string>(),
	        number_from<int>(given.at("points")),
	        number_from<int>(given.at("max")),
	        from_text(given.at("state").get<std::string>(), {ItemState::held, ItemState::open, ItemState::late,
	                                                         ItemState::missed, ItemState::sprung, ItemState::clear}),
	        says.is_null() ? "" : says.get<std::string>()};
}

} // namespace

std::string as_json(const Card &card)
{
	Json items = Json::array();
	for (const CardItem &item : card.items)
		items.push_back({{"dimension", to_text(item.dimension)},
		                 {"item", item.item},
		                 {"points", item.points},
		                 {"max", item.max},
		                 {"state", to_text(item.state)},
		                 {"says", item.says.empty() ? Json(nullptr) : Json(item.says)}});
	return Json{{"id", card.id},         {"seed", card.seed},   {"detect", card.detect},
	            {"fix", card.fix},       {"trap", card.trap},   {"total", card.total},
	            {"hints", card.hints},   {"noted", card.noted}, {"submitted", card.submitted},
	            {"untold", card.untold}, {"items", items}}
	    .dump(-1, ' ', false, Json::error_handler_t::replace);
}

Card from_json(const std::string &text)
{
	try
	{
		const Json given = Json::parse(text);
		Card card;
		card.id = given.at("id").get<std::string>();
		card.seed = number_from<unsigned>(given.at("seed"));
		card.detect = number_from<int>(given.at("detect"));
		card.fix = number_from<int>(given.at("fix"));
		card.trap = number_from<int>(given.at("trap"));
		card.total = number_from<int>(given.at("total"));
		card.hints = number_from<unsigned>(given.at("hints"));
		card.noted = number_from<unsigned>(given.at("noted"));
		card.untold = number_from<int>(given.at("untold"));
		card.submitted = given.at("submitted").get<bool>();
		if (!given.at("items").is_array())
			throw std::invalid_argument("not a card: its items are no list");
		for (const Json &item : given.at("items"))
			card.items.push_back(item_from(item));
		return card;
	}
	catch (const Json::exception &error)
	{
		throw std::invalid_argument(std::string("not a card: ") + error.what());
	}
}

} // namespace ride::model
