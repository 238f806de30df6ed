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

WrittenValues values_from(const Json &given)
{
	WrittenValues values;
	for (const auto &[column, value] : given.items())
	{
		const Json &text = value.at(1);
		values[column] = {value.at(0).get<std::string>(),
		                  text.is_null() ? std::optional<std::string>() : text.get<std::string>()};
	}
	return values;
}

} // namespace

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

Written written_from_json(const std::string &text)
{
	try
	{
		const Json given = Json::parse(text);
		Written written;
		written.kind = kind_from(given.at("op").get<std::string>());
		written.schema = given.at("schema").get<std::string>();
		written.table = given.at("table").get<std::string>();
		if (written.kind == Written::Kind::unclear)
			return written;
		written.key = given.at("key").get<std::vector<std::string>>();
		if (given.contains("values"))
			written.values = values_from(given.at("values"));
		if (given.contains("old"))
			written.old = values_from(given.at("old"));
		return written;
	}
	catch (const Json::exception &broken)
	{
		throw std::invalid_argument(std::string("not a written row: ") + broken.what());
	}
}

} // namespace ride::model
