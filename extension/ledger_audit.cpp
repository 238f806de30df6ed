/*
 * Does what the applications were told is written stand there?
 *
 * Pure C++; director only.
 */
#include "extension/ledger_audit.hpp"

#include <algorithm>
#include <map>

#include "model/text.hpp"

namespace ride
{

namespace
{

/* An array literal of texts; nothing is NULL. */
std::string array_of(const std::vector<std::optional<std::string>> &values)
{
	std::string result = "{";
	for (const std::optional<std::string> &value : values)
	{
		if (result.size() > 1)
			result += ",";
		if (!value)
		{
			result += "NULL";
			continue;
		}
		result += '"';
		for (const char c : *value)
		{
			if (c == '"' || c == '\\')
				result += '\\';
			result += c;
		}
		result += '"';
	}
	return result + "}";
}

} // namespace

LedgerAudit::LedgerAudit(const Ledger &ledger, const std::function<LedgerScope(const LedgerTable &)> &scope)
{
	for (const auto &[table, rows] : ledger.tables())
	{
		if (ledger.is_unclear(table))
			continue;
		const LedgerScope here = scope(table);
		std::map<std::vector<std::string>, std::size_t> batch_of;
		for (const auto &[key, row] : rows)
		{
			if (row.is_open || !row.stands)
				continue;
			model::WrittenValues values = row.values;
			if (row.before)
				for (const auto &[column, value] : *row.before)
					if (here.armed.count(column) != 0)
						values.emplace(column, value);
			Batch batch{table, row.key_columns, {}, {}, {}, {}, {}};
			for (const std::string &column : row.key_columns)
			{
				const auto told = values.find(column);
				batch.types.push_back(told != values.end() ? told->second.type : "text");
			}
			for (const auto &[column, value] : values)
				if (here.free.count(column) == 0 && !model::contains(row.key_columns, column))
				{
					batch.columns.push_back(column);
					batch.types.push_back(value.type);
				}
			std::vector<std::string> shape = row.key_columns;
			shape.insert(shape.end(), batch.columns.begin(), batch.columns.end());
			shape.insert(shape.end(), batch.types.begin(), batch.types.end());
			const auto [place, is_new] = batch_of.emplace(shape, batches_.size());
			if (is_new)
				batches_.push_back(std::move(batch));
			Batch &joined = batches_[place->second];
			joined.rows.push_back(&row);
			joined.keys.push_back(key);
			joined.values.push_back(std::move(values));
		}
	}
}

/* By text a column is first brought back to the type it had, so that a column of another type now still says the same. */
Audit LedgerAudit::ask(const Batch &batch, bool by_text) const
{
	std::vector<std::optional<std::string>> numbers;
	for (std::size_t i = 0; i < batch.rows.size(); ++i)
		numbers.emplace_back(std::to_string(i));
	std::vector<std::string> parameters{array_of(numbers)};
	std::string names = "n", arrays = "$1::int[]", same;
	const auto compare = [&](const std::string &column, const std::string &type, bool is_key,
	                         std::vector<std::optional<std::string>> values)
	{
		parameters.push_back(array_of(values));
		const std::string name = "c" + std::to_string(parameters.size());
		names += ", " + name;
		arrays += ", $" + std::to_string(parameters.size()) + "::text[]";
		const std::string stands = "t." + quote_name(column);
		same += same.empty() ? "" : " AND ";
		if (is_key && !by_text && (type == "bigint" || type == "integer" || type == "smallint"))
			same += stands + " = w." + name + "::" + type; /* by the index of the key */
		else
			same += (by_text ? "(" + stands + "::" + type + ")::text" : stands + "::text") + " COLLATE \"C\"" +
			        (is_key ? " = w." : " IS NOT DISTINCT FROM w.") + name;
	};
	for (std::size_t i = 0; i < batch.key.size(); ++i)
	{
		std::vector<std::optional<std::string>> values;
		for (const std::vector<std::string> &key : batch.keys)
			values.emplace_back(key[i]);
		compare(batch.key[i], batch.types[i], true, std::move(values));
	}
	for (std::size_t i = 0; i < batch.columns.size(); ++i)
	{
		std::vector<std::optional<std::string>> values;
		for (const model::WrittenValues &row : batch.values)
			values.push_back(row.at(batch.columns[i]).text);
		compare(batch.columns[i], batch.types[batch.key.size() + i], false, std::move(values));
	}
	Audit audit{batch.table.database, batch.table.schema, batch.table.table, {}, false, false, {}};
	audit.commands.push_back({"SELECT w.n FROM unnest(" + arrays + ") AS w(" + names +
	                              ") WHERE NOT EXISTS (SELECT FROM " + quote_name(batch.table.schema) + "." +
	                              quote_name(batch.table.table) + " AS t WHERE " + same + ") ORDER BY 1",
	                          std::move(parameters)});
	return audit;
}

std::vector<Audit> LedgerAudit::questions()
{
	std::vector<Audit> result;
	for (const Batch &batch : batches_)
		result.push_back(ask(batch, false));
	return result;
}

/* A table that is gone, a column that is gone, values that cannot be brought back: all of them are missing. */
std::vector<std::size_t> LedgerAudit::missing(const Batch &batch, const Audit &answered) const
{
	std::vector<std::size_t> result;
	if (answered.is_blocked)
		return result;
	if (answered.is_table && !answered.outcomes.empty() && answered.outcomes.back().ok)
	{
		for (const Row &row : answered.outcomes.back().rows)
			result.push_back(std::stoul(*row.front()));
		return result;
	}
	for (std::size_t i = 0; i < batch.rows.size(); ++i)
		result.push_back(i);
	return result;
}

std::vector<Audit> LedgerAudit::missed(const std::vector<Audit> &answered)
{
	std::vector<Batch> again;
	for (std::size_t i = 0; i < batches_.size(); ++i)
	{
		Batch rest = batches_[i];
		rest.rows.clear();
		rest.keys.clear();
		rest.values.clear();
		for (const std::size_t number : missing(batches_[i], answered[i]))
		{
			rest.rows.push_back(batches_[i].rows[number]);
			rest.keys.push_back(batches_[i].keys[number]);
			rest.values.push_back(batches_[i].values[number]);
		}
		if (!rest.rows.empty())
			again.push_back(std::move(rest));
	}
	batches_ = std::move(again);
	std::vector<Audit> result;
	for (const Batch &batch : batches_)
		result.push_back(ask(batch, true));
	return result;
}

void LedgerAudit::settle(const std::vector<Audit> &answered)
{
	for (std::size_t i = 0; i < batches_.size(); ++i)
		for (const std::size_t number : missing(batches_[i], answered[i]))
			lost_.push_back({batches_[i].table, batches_[i].rows[number]});
}

} // namespace ride
