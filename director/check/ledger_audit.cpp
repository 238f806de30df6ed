/*
 * Does what the applications were told is written stand there?
 *
 * Pure C++; director only.
 */
#include "director/check/ledger_audit.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "director/check/said.hpp"
#include "director/check/shape.hpp"

namespace ride
{

namespace
{

using Values = std::vector<std::optional<std::string>>;

/* An array literal of texts. */
std::string array_of(const Values &values)
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
	return quote_value(result + "}");
}

/* The columns of the table now: number, name, type (a domain's is the one below it), table. None where rows are hidden. */
std::string now_of(const model::LedgerTable &table, bool may_hide)
{
	return "SELECT a.attnum, a.attname, format_type(coalesce(nullif(t.typbasetype, 0), a.atttypid), CASE WHEN "
	       "t.typbasetype = 0 THEN a.atttypmod ELSE t.typtypmod END), a.attrelid FROM pg_class c JOIN pg_attribute a ON "
	       "a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid WHERE c.oid = to_regclass(" +
	       quote_value(quote_name(table.schema) + "." + quote_name(table.table)) +
	       ") AND a.attnum > 0 AND NOT a.attisdropped" + (may_hide ? "" : std::string(" AND ") + hides_nothing);
}

/* A column of the table as it is now. */
struct Standing
{
	std::string is;   /* its value, as the type it had when it was written */
	std::string said; /* the same, as text */
	std::string fits; /* a condition: nothing was cut off or rounded away; empty: its type is the same */
};

std::optional<Standing> standing(const std::string &column, const std::string &type, const model::LedgerScope &scope,
                                 const std::vector<Row> &now)
{
	const Row *found = nullptr;
	for (const Row &row : now)
		if (*row[1] == column)
			found = &row;
	if (const auto armed = scope.armed.find(column); found == nullptr && armed != scope.armed.end())
		for (const Row &row : now)
			if (*row[3] == std::to_string(scope.relation) && *row[0] == std::to_string(armed->second))
				found = &row;
	if (found == nullptr)
		return std::nullopt;
	const std::string value = "t." + quote_name(*(*found)[1]), &is = *(*found)[2];
	if (is == type)
		return Standing{value, said(value, type), {}};
	const std::string as_it_was = "(" + value + ")::" + type;
	return Standing{as_it_was, said(as_it_was, type), fits(value, is, type)};
}

constexpr const char *all_are_missing = "SELECT 'all'";

} // namespace

LedgerAudit::LedgerAudit(const model::Ledger &ledger,
                         const std::function<model::LedgerScope(const model::LedgerTable &)> &scope)
    : ledger_(ledger)
{
	for (const auto &[table, authors] : ledger.astray())
		if (!scope(table).is_nothing)
		{
			any_lost_ = true;
			for (const model::Author &author : authors)
				missed_.push_back(&author);
		}
	for (const auto &[table, rows] : ledger.tables())
		if (const model::LedgerScope here = scope(table); !ledger.is_unclear(table) && !here.is_nothing)
			add_rows(table, rows, here);
	for (const model::FoldedRows &folded : ledger.folded())
	{
		const model::LedgerTable &table = folded.group.table;
		if (model::LedgerScope here = scope(table);
		    !ledger.is_unclear(table) && !here.is_nothing && !folded.hashes.empty())
			batches_.push_back({table,
			                    std::move(here),
			                    folded.group.key,
			                    folded.group.columns,
			                    folded.group.types,
			                    {},
			                    {},
			                    {},
			                    &folded});
	}
}

void LedgerAudit::add_rows(const model::LedgerTable &table, const model::LedgerRows &rows,
                           const model::LedgerScope &scope)
{
	std::map<std::vector<std::string>, std::size_t> batch_of;
	for (const auto &[key, row] : rows)
	{
		if (row.is_open || !row.stands)
			continue;
		const Batch batch{table, scope, row.key_columns, {}, {}, {}, {}, {}, nullptr};
		add_row(batch, batch_of, key, row, model::wanted(row, scope));
		if (std::optional<model::WrittenValues> otherwise = model::wanted_otherwise(row, scope))
			add_row(batch, batch_of, key, row, std::move(*otherwise));
	}
}

/* Beside those of which the same is to be asked. */
void LedgerAudit::add_row(Batch batch, std::map<std::vector<std::string>, std::size_t> &batch_of,
                          const model::LedgerKey &key, const model::LedgerRow &row, model::WrittenValues values)
{
	for (const std::string &column : row.key_columns)
		batch.types.push_back(model::type_of(row, column));
	for (const auto &[column, value] : values)
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

/* A row that may stand in two ways is missing when it stands in neither. */
void LedgerAudit::miss(const model::LedgerRow *row)
{
	if (row->otherwise && missed_once_.insert(row).second)
		return;
	any_lost_ = true;
	missed_.push_back(&row->author);
}

std::string LedgerAudit::asking(const Batch &batch, const Outcome &columns) const
{
	Values numbers;
	for (std::size_t i = 0; i < batch.rows.size(); ++i)
		numbers.emplace_back(std::to_string(i));
	std::string names = "n", arrays = array_of(numbers) + "::int[]", same = "true";
	std::size_t next = 0;
	const auto compare = [&](const std::string &column, bool is_key, const Values &values)
	{
		const std::string &type = batch.types[next];
		const std::optional<Standing> found = standing(column, type, batch.scope, columns.rows);
		if (!found)
			return false;
		const std::string name = "c" + std::to_string(++next);
		names += ", " + name;
		arrays += ", " + array_of(values) + "::text[]";
		if (!found->fits.empty())
			same += " AND " + found->fits;
		if (is_key && is_integer(type))
			same += " AND " + found->is + " = w." + name + "::" + type; /* by the index of the key */
		else
		{
			/* what is known can be joined by: a row without a key is no search through all others */
			const bool is_known =
			    std::all_of(values.begin(), values.end(), [](const auto &one) { return one.has_value(); });
			same += " AND (" + found->said + ") COLLATE \"C\"" + (is_known ? " = w." : " IS NOT DISTINCT FROM w.") +
			        name + (type == "json" ? "::jsonb::text" : "");
		}
		return true;
	};
	for (std::size_t i = 0; i < batch.key.size(); ++i)
	{
		Values values;
		for (const model::LedgerKey &key : batch.keys)
			values.emplace_back(key[i]);
		if (!compare(batch.key[i], true, values))
			return all_are_missing;
	}
	for (const std::string &column : batch.columns)
	{
		Values values;
		for (const model::WrittenValues &row : batch.values)
			values.push_back(row.at(column).text);
		if (!compare(column, false, values))
			return all_are_missing;
	}
	return "SELECT w.n FROM unnest(" + arrays + ") AS w(" + names + ") WHERE NOT EXISTS (SELECT FROM " +
	       quote_name(batch.table.schema) + "." + quote_name(batch.table.table) + " AS t WHERE " + same +
	       ") ORDER BY 1";
}

/* The hash of each row that stands, as Ledger makes it. */
std::string LedgerAudit::asking_folded(const Batch &batch, const Outcome &columns) const
{
	std::string hash = std::to_string(static_cast<std::int64_t>(ledger_.seed())) + "::int8", which = "true";
	for (std::size_t i = 0; i < batch.columns.size(); ++i)
	{
		const std::optional<Standing> found = standing(batch.columns[i], batch.types[i], batch.scope, columns.rows);
		if (!found)
			return all_are_missing;
		hash = "hashtextextended(coalesce(" + found->said + ", " + quote_value(ledger_.null_text()) +
		       ") COLLATE \"C\", " + hash + ")";
		if (!found->fits.empty())
			which += " AND " + found->fits;
		else if (batch.folded->range && batch.key.front() == batch.columns[i])
			which += " AND " + found->is + " BETWEEN " + std::to_string(batch.folded->range->first) + " AND " +
			         std::to_string(batch.folded->range->second);
	}
	std::string hashes;
	for (const std::int64_t one : batch.folded->hashes)
		hashes += (hashes.empty() ? "{" : ",") + std::to_string(one);
	return "SELECT 'all' FROM unnest('" + hashes + "}'::int8[]) AS w(h) WHERE NOT EXISTS (SELECT FROM (SELECT " + hash +
	       " AS h FROM " + quote_name(batch.table.schema) + "." + quote_name(batch.table.table) + " AS t WHERE " +
	       which + ") AS s WHERE s.h = w.h) LIMIT 1";
}

std::vector<Audit> LedgerAudit::questions()
{
	std::vector<Audit> result;
	for (const Batch &batch : batches_)
	{
		Audit audit{batch.table.database, batch.table.schema, batch.table.table, {}, false, false, {}};
		audit.commands.push_back({now_of(batch.table, batch.scope.may_hide), {}});
		Command question;
		question.writes = [this, &batch](const std::vector<Outcome> &before)
		{ return batch.folded != nullptr ? asking_folded(batch, before.back()) : asking(batch, before.back()); };
		audit.commands.push_back(std::move(question));
		result.push_back(std::move(audit));
	}
	return result;
}

/* A table that is gone, a column that is gone, values that cannot be brought back: all of them are missing. Where no table
 * bears the name, that tells nothing of single rows: what came in through a view may well stand below it. */
void LedgerAudit::settle(const std::vector<Audit> &answered)
{
	for (std::size_t i = 0; i < batches_.size(); ++i)
	{
		const Audit &audit = answered[i];
		const Batch &batch = batches_[i];
		if (audit.is_blocked)
			continue;
		const bool is_answered = audit.is_table && !audit.outcomes.empty() && audit.outcomes.back().ok;
		const bool all = !is_answered || audit.outcomes.back().value() == "all";
		if (!audit.is_table || batch.folded != nullptr)
			any_lost_ = any_lost_ || all;
		else if (all)
			for (const model::LedgerRow *const row : batch.rows)
				miss(row);
		else
			for (const Row &row : audit.outcomes.back().rows)
				miss(batch.rows[std::stoul(*row.front())]);
	}
}

} // namespace ride
