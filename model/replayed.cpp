/*
 * Whether the rows of a replay stand as its application wrote them.
 *
 * Pure C++, used by the director.
 */
#include "model/replayed.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>
#include <tuple>

namespace ride::model
{

namespace
{

/* By table and key; without a key, all that the transaction has written there. */
using FoundRows = std::map<std::tuple<std::string, std::string, LedgerKey>, std::vector<WrittenValues>>;

FoundRows read(const std::vector<std::string> &documents)
{
	FoundRows rows;
	for (const std::string &document : documents)
		try
		{
			Found found = found_from_json(document);
			rows[{found.schema, found.table, found.at}] = std::move(found.rows);
		}
		catch (const std::invalid_argument &)
		{
			continue; /* bytes that are no UTF-8, as Ledger::wrote() passes them over */
		}
	return rows;
}

std::set<std::string> differing(const WrittenValues &wanted, const WrittenValues &found)
{
	std::set<std::string> columns;
	for (const auto &[column, value] : wanted)
		if (const auto stands = found.find(column); stands == found.end() || stands->second.text != value.text)
			columns.insert(column);
	return columns;
}

/* The columns in which the nearest row differs; nothing: there is no row. */
std::optional<std::set<std::string>> nearest(const WrittenValues &wanted, const std::vector<WrittenValues> &rows)
{
	std::optional<std::set<std::string>> best;
	for (const WrittenValues &row : rows)
		if (std::set<std::string> columns = differing(wanted, row); !best || columns.size() < best->size())
			best = std::move(columns);
	return best;
}

/* Tells the ledger the armed keys of tables that have none now, as a view in the place of a table. */
void know_keys(Ledger &ledger, const std::string &database, const std::vector<Told> &told,
               const std::function<LedgerScope(const LedgerTable &)> &scope)
{
	for (const Told &one : told)
		try
		{
			const Written written = written_from_json(one.document);
			const LedgerTable table{database, written.schema, written.table};
			if (written.kind != Written::Kind::unclear && written.key.empty())
				ledger.know_key(table, scope(table).armed_key);
		}
		catch (const std::invalid_argument &)
		{
			continue; /* Ledger::wrote() passes it over too */
		}
}

} // namespace

std::vector<Strayed> strayed(const std::string &database, const std::vector<Told> &told,
                             const std::vector<std::string> &found,
                             const std::function<LedgerScope(const LedgerTable &)> &scope)
{
	Ledger ledger;
	ledger.expect_unclear([&](const LedgerTable &table) { return scope(table).may_be_unclear; });
	know_keys(ledger, database, told, scope);
	ledger.begin();
	for (const Told &one : told) /* one after the other, so that none overlap */
		ledger.wrote({"", database, 0, 0}, ledger.sent(), {one}, true);
	const FoundRows standing = read(found);
	std::vector<Strayed> result;
	for (const auto &[table, authors] : ledger.astray())
		if (!scope(table).is_nothing)
			result.push_back({table, true, false, {}});
	for (const auto &[table, rows] : ledger.tables())
	{
		const LedgerScope here = scope(table);
		if (here.is_nothing || ledger.is_unclear(table))
			continue;
		for (const auto &[key, row] : rows)
		{
			if (!row.stands || row.is_open)
				continue;
			auto shown = standing.find({table.schema, table.table, row.key_columns.empty() ? LedgerKey() : key});
			if (shown == standing.end())
				shown = standing.find({table.schema, table.table, LedgerKey()});
			if (shown == standing.end())
			{
				result.push_back({table, false, true, {}});
				continue;
			}
			const std::optional<std::set<std::string>> columns = nearest(wanted(row, here), shown->second);
			const std::optional<WrittenValues> otherwise = wanted_otherwise(row, here);
			if (otherwise && nearest(*otherwise, shown->second) == std::set<std::string>())
				continue;
			if (!columns || !columns->empty())
				result.push_back({table, false, !columns, columns.value_or(std::set<std::string>())});
		}
	}
	return result;
}

} // namespace ride::model
