/*
 * One row that an application has asked the server to write.
 *
 * Pure C++, used by the director.
 */
#include "model/written.hpp"

#include <stdexcept>

#include <nlohmann/json.hpp>

namespace ride::model
{

namespace
{

using Json = nlohmann::json;

Written::Kind kind_from(const std::string &op)
{
	if (op == "insert")
		return Written::Kind::inserted;
	if (op == "update")
		return Written::Kind::updated;
	if (op == "delete")
		return Written::Kind::deleted;
	if (op == "unclear")
		return Written::Kind::unclear;
	throw std::invalid_argument("'" + op + "' is no way to write a row");
}

/* A number without the zeros at its end, which only its scale asks for. */
std::string plain_number(std::string text)
{
	if (text.find('.') == std::string::npos)
		return text;
	text.erase(text.find_last_not_of('0') + 1);
	if (text.back() == '.')
		text.pop_back();
	return text;
}

WrittenValues values_from(const Json &given)
{
	WrittenValues values;
	for (const auto &[column, value] : given.items())
	{
		const Json &text = value.at(1);
		const std::string type = value.at(0).get<std::string>();
		if (text.is_null())
			values[column] = {type, std::nullopt};
		else
			values[column] = {type, is_number(type) ? plain_number(text.get<std::string>()) : text.get<std::string>()};
	}
	return values;
}

void take_numbers(const Json &given, std::map<std::string, int> &numbers)
{
	for (const auto &[column, value] : given.items())
		if (const int number = value.at(2).get<int>(); number > 0)
			numbers[column] = number;
}

} // namespace

bool is_number(const std::string &type)
{
	return type == "numeric" || type.rfind("numeric(", 0) == 0;
}

std::vector<std::string> Written::key_values() const
{
	std::vector<std::string> result;
	const WrittenValues &row = kind == Kind::inserted ? values : old;
	for (const std::string &column : key)
	{
		const auto found = row.find(column);
		if (found == row.end() || !found->second.text)
			return {};
		result.push_back(*found->second.text);
	}
	return result;
}

bool is_aside(const std::string &document)
{
	return document.starts_with(R"({"aside": true)");
}

Extent written_of(const std::string &tag, std::size_t told)
{
	if (!tag.starts_with("INSERT ") && !tag.starts_with("UPDATE ") && !tag.starts_with("DELETE "))
		return Extent::all;
	const std::size_t counted = std::stoull(tag.substr(tag.rfind(' ') + 1));
	return counted >= told ? Extent::all : counted > 0 ? Extent::some : Extent::none;
}

Written written_from_json(const std::string &text)
{
	try
	{
		const Json given = Json::parse(text);
		Written written;
		written.kind = kind_from(given.at("op").get<std::string>());
		written.schema = given.at("schema").get<std::string>();
		written.table = given.at("table").get<std::string>();
		written.relation = given.value("relation", 0U);
		if (written.kind == Written::Kind::unclear)
		{
			written.is_own = given.value("own", false);
			return written;
		}
		written.key = given.at("key").get<std::vector<std::string>>();
		if (given.contains("values"))
		{
			written.values = values_from(given.at("values"));
			take_numbers(given.at("values"), written.numbers);
		}
		if (given.contains("old"))
		{
			written.old = values_from(given.at("old"));
			take_numbers(given.at("old"), written.numbers);
		}
		return written;
	}
	catch (const Json::exception &broken)
	{
		throw std::invalid_argument(std::string("not a written row: ") + broken.what());
	}
}

Found found_from_json(const std::string &text)
{
	try
	{
		const Json given = Json::parse(text);
		Found found{given.at("schema").get<std::string>(),
		            given.at("table").get<std::string>(),
		            given.at("key").get<std::vector<std::string>>(),
		            given.at("at").get<std::vector<std::string>>(),
		            {}};
		for (const Json &row : given.at("rows"))
			found.rows.push_back(values_from(row));
		return found;
	}
	catch (const Json::exception &broken)
	{
		throw std::invalid_argument(std::string("not found rows: ") + broken.what());
	}
}

} // namespace ride::model
