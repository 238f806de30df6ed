/*
 * Old rows of a ledger, of which only a hash stays.
 *
 * Pure C++, used by the director.
 */
#include <algorithm>
#include <charconv>

#include "model/ledger.hpp"
#include "model/ledger_state.hpp"
#include "model/text.hpp"

namespace ride::model
{

namespace
{

std::optional<std::int64_t> integer(const WrittenValue &value)
{
	std::int64_t number = 0;
	if ((value.type != "bigint" && value.type != "integer" && value.type != "smallint") || !value.text)
		return std::nullopt;
	const char *const end = value.text->data() + value.text->size();
	const auto [at, problem] = std::from_chars(value.text->data(), end, number);
	return at == end && problem == std::errc() ? std::optional(number) : std::nullopt;
}

/* A row that was there when armed cannot: the digest of its table needs how it was. Nor can a row that may stand in
 * two ways: it has no single hash. */
bool can_be_folded(const LedgerRow &row)
{
	return !row.before && !row.otherwise;
}

/* Whether a row has to stand. */
bool is_to_stand(const LedgerRow &row)
{
	return row.stands && !row.is_open;
}

} // namespace

/* NULL is hashed as a text that nobody knows. */
std::string Ledger::null_text() const
{
	return std::to_string(seed_);
}

std::int64_t Ledger::hash_of(const FoldedGroup &group, const WrittenValues &values) const
{
	std::uint64_t hash = seed_;
	for (const std::string &column : group.columns)
		hash = hash_(values.at(column).text.value_or(null_text()), hash);
	return static_cast<std::int64_t>(hash);
}

/* An application writes a row again, which had these values: if it was folded, it is held whole again. */
bool Ledger::unfold(const LedgerTable &table, const WrittenValues &values, LedgerRow *row)
{
	for (FoldedRows &rows : folded_)
	{
		if (rows.group.table != table)
			continue;
		WrittenValues same;
		for (std::size_t i = 0; i < rows.group.columns.size(); ++i)
			if (const auto found = values.find(rows.group.columns[i]); found != values.end())
				same[found->first] = {rows.group.types[i], found->second.text};
		if (same.size() != rows.group.columns.size())
			continue;
		const std::int64_t hash = hash_of(rows.group, same);
		const auto place = std::lower_bound(rows.hashes.begin(), rows.hashes.end(), hash);
		if (place == rows.hashes.end() || *place != hash)
			continue;
		rows.hashes.erase(place);
		keep_folded(rows);
		row->values = std::move(same);
		return true;
	}
	return false;
}

void Ledger::keep_folded(const FoldedRows &rows)
{
	if (keep_)
		keep_({place_of(rows), rows.hashes.empty() ? std::optional<std::string>() : state_of(rows)});
}

void Ledger::fold_row(const LedgerTable &table, const LedgerKey &key, const LedgerRow &row,
                      std::map<FoldedGroup, FoldedRows> &into)
{
	if (keep_)
		keep_({place_of(table, key), std::nullopt});
	if (!is_to_stand(row))
		return;
	FoldedGroup group{table, row.key_columns, {}, {}};
	const std::set<std::string> free = free_ ? free_(table) : std::set<std::string>();
	for (const auto &[column, value] : row.values)
	{
		if ((free.count(column) != 0 || row.unsettled.count(column) != 0) && !contains(row.key_columns, column))
			continue;
		group.columns.push_back(column);
		group.types.push_back(value.type);
	}
	FoldedRows &rows = into[group];
	rows.hashes.push_back(hash_of(group, row.values));
	const std::optional<std::int64_t> number =
	    row.key_columns.size() == 1 ? integer(row.values.at(row.key_columns.front())) : std::nullopt;
	if (number && !rows.range)
		rows.range = {*number, *number};
	else if (number)
		rows.range = {std::min(rows.range->first, *number), std::max(rows.range->second, *number)};
}

void Ledger::fold()
{
	std::vector<std::uint64_t> ages;
	for (const auto &[table, rows] : tables_)
		for (const auto &[key, row] : rows)
			if (can_be_folded(row))
				ages.push_back(row.ended);
	if (ages.size() < bound_.at_once)
		return;
	const auto last = ages.begin() + static_cast<std::ptrdiff_t>(bound_.at_once - 1);
	std::nth_element(ages.begin(), last, ages.end());
	const std::uint64_t newest = *last;

	std::map<FoldedGroup, FoldedRows> made;
	for (auto &[table, rows] : tables_)
		std::erase_if(rows,
		              [&, of = &table](const auto &one)
		              {
			              if (one.second.ended > newest || !can_be_folded(one.second))
				              return false;
			              fold_row(*of, one.first, one.second, made);
			              --whole_;
			              return true;
		              });
	for (auto &[group, rows] : made)
	{
		rows.group = group;
		rows.number = ++folded_number_;
		std::sort(rows.hashes.begin(), rows.hashes.end());
		keep_folded(rows);
		folded_.push_back(std::move(rows));
	}
}

/* The last director may have ended after it kept hashes and before it deleted their rows. So rows that are held
 * whole are taken out of the hashes. */
void Ledger::begin()
{
	is_open_ = true;
	if (folded_.empty())
		return;
	LedgerRow ignored;
	for (const auto &[table, rows] : tables_)
		for (const auto &[key, row] : rows)
			if (can_be_folded(row) && is_to_stand(row))
				(void)unfold(table, row.values, &ignored);
}

} // namespace ride::model
