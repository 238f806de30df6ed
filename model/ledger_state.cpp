/*
 * The entries of a ledger as text.
 *
 * Pure C++.
 */
#include "model/ledger_state.hpp"

#include <stdexcept>

#include <nlohmann/json.hpp>

namespace ride::model
{

namespace
{

using Json = nlohmann::json;

Json json_of(const WrittenValues &values)
{
	Json result = Json::object();
	for (const auto &[column, value] : values)
		result[column] = Json::array({value.type, value.text ? Json(*value.text) : Json()});
	return result;
}

WrittenValues values_of(const Json &given)
{
	WrittenValues values;
	for (const auto &[column, value] : given.items())
		values[column] = {value.at(0).get<std::string>(),
		                  value.at(1).is_null() ? std::optional<std::string>() : value.at(1).get<std::string>()};
	return values;
}

LedgerTable table_of(const Json &given)
{
	return {given.at(0).get<std::string>(), given.at(1).get<std::string>(), given.at(2).get<std::string>()};
}

LedgerRow row_of(const Json &state)
{
	LedgerRow row;
	row.key_columns = state.at("key").get<std::vector<std::string>>();
	row.stands = state.at("stands").get<bool>();
	row.is_open = state.at("open").get<bool>();
	row.values = values_of(state.at("values"));
	if (state.contains("before"))
		row.before = values_of(state.at("before"));
	if (state.contains("unsettled"))
		row.unsettled = state.at("unsettled").get<std::set<std::string>>();
	if (state.contains("otherwise"))
		row.otherwise = values_of(state.at("otherwise"));
	const Json &author = state.at("author");
	row.author = {author.at(0).get<std::string>(), author.at(1).get<std::string>(), author.at(2).get<std::uint32_t>(),
	              0};
	row.sent = state.at("sent").get<std::uint64_t>();
	row.ended = state.at("ended").get<std::uint64_t>();
	return row;
}

FoldedRows folded_of(const Json &place, const Json &state)
{
	FoldedRows rows;
	rows.number = place.at(1).get<std::uint64_t>();
	rows.group = {table_of(state.at("table")), state.at("key").get<std::vector<std::string>>(),
	              state.at("columns").get<std::vector<std::string>>(),
	              state.at("types").get<std::vector<std::string>>()};
	rows.hashes = state.at("hashes").get<std::vector<std::int64_t>>();
	if (state.contains("range"))
		rows.range = {state.at("range").at(0).get<std::int64_t>(), state.at("range").at(1).get<std::int64_t>()};
	return rows;
}

} // namespace

std::string place_of(const LedgerTable &table, const LedgerKey &key)
{
	return Json::array({"row", table.database, table.schema, table.table, key}).dump();
}

std::string place_of(const LedgerTable &unclear)
{
	return Json::array({"unclear", unclear.database, unclear.schema, unclear.table}).dump();
}

std::string place_of_astray(const LedgerTable &table)
{
	return Json::array({"astray", table.database, table.schema, table.table}).dump();
}

std::string place_of(const FoldedRows &rows)
{
	return Json::array({"folded", rows.number}).dump();
}

std::string state_of(const LedgerRow &row)
{
	Json state{{"key", row.key_columns},
	           {"stands", row.stands},
	           {"open", row.is_open},
	           {"values", json_of(row.values)},
	           {"author", Json::array({row.author.session, row.author.database, row.author.client})},
	           {"sent", row.sent},
	           {"ended", row.ended}};
	if (row.before)
		state["before"] = json_of(*row.before);
	if (!row.unsettled.empty())
		state["unsettled"] = row.unsettled;
	if (row.otherwise)
		state["otherwise"] = json_of(*row.otherwise);
	return state.dump();
}

std::string state_of(const FoldedRows &rows)
{
	const FoldedGroup &group = rows.group;
	Json state{{"table", Json::array({group.table.database, group.table.schema, group.table.table})},
	           {"key", group.key},
	           {"columns", group.columns},
	           {"types", group.types},
	           {"hashes", rows.hashes}};
	if (rows.range)
		state["range"] = Json::array({rows.range->first, rows.range->second});
	return state.dump();
}

RestoredEntry restored(const LedgerEntry &entry)
{
	try
	{
		const Json place = Json::parse(entry.place);
		const std::string kind = place.at(0).get<std::string>();
		RestoredEntry result;
		if (kind == "folded")
		{
			result.kind = RestoredEntry::Kind::folded;
			result.folded = folded_of(place, Json::parse(entry.state.value_or("")));
			return result;
		}
		result.table = {place.at(1).get<std::string>(), place.at(2).get<std::string>(), place.at(3).get<std::string>()};
		if (kind == "unclear" || kind == "astray")
		{
			result.kind = kind == "unclear" ? RestoredEntry::Kind::unclear : RestoredEntry::Kind::astray;
			return result;
		}
		if (kind != "row")
			throw std::invalid_argument("'" + kind + "' is no kind of entry");
		result.key = place.at(4).get<LedgerKey>();
		result.row = row_of(Json::parse(entry.state.value_or("")));
		return result;
	}
	catch (const Json::exception &broken)
	{
		throw std::invalid_argument(std::string("not an entry of a ledger: ") + broken.what());
	}
}

} // namespace ride::model
