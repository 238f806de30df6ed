/*
 * What the simulated applications were told is written, row by row.
 *
 * Pure C++, used by the director. What becomes of old rows is in ledger_fold.cpp.
 */
#include "model/ledger.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "model/ledger_state.hpp"
#include "model/text.hpp"

namespace ride::model
{

namespace
{

/* The values of `result` and of the row before that have to stand, without those of the key. */
WrittenValues wanted_of(const LedgerRow &row, WrittenValues result, const LedgerScope &scope)
{
	if (row.before)
		for (const auto &[column, value] : *row.before)
			if (scope.armed.count(column) != 0 && scope.repairable.count(column) == 0)
				result.emplace(column, value);
	std::erase_if(result,
	              [&](const auto &one)
	              {
		              return scope.free.count(one.first) != 0 || row.unsettled.count(one.first) != 0 ||
		                     contains(row.key_columns, one.first);
	              });
	return result;
}

/* Whether a row that stood like this had these values, in the columns that both have. */
bool had(const WrittenValues &stood, const WrittenValues &values)
{
	return std::all_of(values.begin(), values.end(),
	                   [&](const auto &one)
	                   {
		                   const auto found = stood.find(one.first);
		                   return found == stood.end() || found->second.text == one.second.text;
	                   });
}

/* Settles a row that may stand in one of two ways: its next write tells how it stood before. */
void settle(LedgerRow &row, const WrittenValues &stood)
{
	WrittenValues other = *row.otherwise;
	if (row.before)
		for (const auto &[column, value] : row.values)
			if (const auto was = row.before->find(column); was != row.before->end())
				other.emplace(column, was->second);
	const bool was_written = had(stood, row.values);
	if (was_written == had(stood, other))
		return;
	if (!was_written)
		row.values = *row.otherwise;
	row.otherwise.reset();
}

} // namespace

std::vector<Told> counted(const std::string &tag, const std::vector<std::string> &told)
{
	const auto aside = std::count_if(told.begin(), told.end(), is_aside);
	const Extent extent = written_of(tag, told.size() - static_cast<std::size_t>(aside));
	std::vector<Told> result;
	for (const std::string &document : told)
		if (extent != Extent::none || is_aside(document))
			result.emplace_back(document, extent == Extent::some && !is_aside(document));
	return result;
}

WrittenValues wanted(const LedgerRow &row, const LedgerScope &scope)
{
	return wanted_of(row, row.values, scope);
}

std::optional<WrittenValues> wanted_otherwise(const LedgerRow &row, const LedgerScope &scope)
{
	return row.otherwise ? std::optional(wanted_of(row, *row.otherwise, scope)) : std::nullopt;
}

std::string type_of(const LedgerRow &row, const std::string &column)
{
	if (const auto told = row.values.find(column); told != row.values.end())
		return told->second.type;
	if (row.before)
		if (const auto was = row.before->find(column); was != row.before->end())
			return was->second.type;
	return "text";
}

void Ledger::name(const std::string &database, std::uint32_t relation, LedgerTable table,
                  std::map<int, std::string> columns, std::vector<std::string> key)
{
	know_key(table, std::move(key));
	names_[{database, relation}] = {std::move(table), std::move(columns)};
}

/* Which table a row counts for. Its columns get the names that they had when armed; a column that has taken the name of
 * another keeps it. */
LedgerTable Ledger::rename(const std::string &database, Written &written) const
{
	const auto armed = names_.find({database, written.relation});
	if (armed == names_.end())
		return {database, written.schema, written.table};
	std::map<std::string, std::string> names; /* from those now to those when armed */
	for (const auto &[column, number] : written.numbers)
		if (const auto was = armed->second.columns.find(number);
		    was != armed->second.columns.end() && was->second != column && written.numbers.count(was->second) == 0)
			names[column] = was->second;
	for (const auto &[now, was] : names)
	{
		for (WrittenValues *const values : {&written.values, &written.old})
			if (auto value = values->extract(now); !value.empty())
			{
				value.key() = was;
				values->insert(std::move(value));
			}
		std::replace(written.key.begin(), written.key.end(), now, was);
	}
	return armed->second.table;
}

void Ledger::wrote(const Author &author, std::uint64_t sent, const std::vector<Told> &told, bool is_sure)
{
	const std::uint64_t ended = ++count_;
	if (!is_open_)
		return;
	for (const Told &one : told)
		try
		{
			enter(author, sent, ended, written_from_json(one.document), is_sure, one.in_part);
		}
		catch (const std::invalid_argument &)
		{
			continue; /* bytes that are no UTF-8, in a database that lets them in */
		}
	if (whole_ > bound_.most)
		fold();
}

/* The values of the key that the table was armed with, if the row has its columns. So a key that somebody gives the
 * table later makes no other row of it. */
LedgerKey Ledger::key_of(const LedgerTable &table, Written &written) const
{
	const auto armed = keys_.find(table);
	if (armed == keys_.end() || armed->second.empty())
		return written.key_values();
	std::vector<std::string> key = std::exchange(written.key, armed->second);
	LedgerKey values = written.key_values();
	if (!values.empty() || key == armed->second)
		return values;
	written.key = std::move(key);
	return written.key_values();
}

void Ledger::enter(const Author &author, std::uint64_t sent, std::uint64_t ended, Written written, bool is_sure,
                   bool in_part)
{
	using Kind = Written::Kind;
	const LedgerTable named{author.database, written.schema, written.table};
	const LedgerTable table = rename(author.database, written);
	LedgerKey key = key_of(table, written);
	if (written.kind == Kind::unclear)
	{
		/* a statement that is unclear by its own words makes the table unclear that it names, whichever that is now */
		if (written.is_own)
			enter_unclear(author, named, true, is_sure && !in_part);
		if (!written.is_own || table != named)
			enter_unclear(author, table, false, is_sure && !in_part);
		return;
	}
	if (key.empty() && written.kind != Kind::inserted)
	{
		const auto armed = keys_.find(table);
		enter_unclear(author, table, armed == keys_.end() || armed->second.empty(), is_sure && !in_part);
		return;
	}
	const bool has_key = !key.empty();
	if (!has_key)
		for (const auto &[column, value] : written.values) /* rows that cannot be told apart are one entry */
			key.push_back(column + "=" + value.text.value_or(""));
	LedgerRows &rows = tables_[table];
	const auto known = rows.find(key);
	if (written.kind == Kind::inserted && (in_part || (!is_sure && known == rows.end())))
		return; /* the row may not be there; one that stood already still does */
	LedgerRow &row = rows[key];
	const bool is_new = known == rows.end();
	/* the newest write ended after this one was sent. The same statement's does not count, unless it told the row
	 * twice and wrote it once */
	const bool overlaps = !is_new && sent < row.ended && (row.ended != ended || in_part);
	if (has_key)
		row.key_columns = written.key;
	if (is_new && written.kind != Kind::inserted && !unfold(table, written.old, &row))
		row.before = written.old;
	whole_ += is_new && !row.before ? 1 : 0;
	if (!is_sure || (in_part && written.kind == Kind::deleted))
		row.is_open = true;
	else if (written.kind == Kind::inserted)
		insert(row, written);
	else if (written.kind == Kind::updated)
		update(row, written, overlaps, in_part);
	else
		row.stands = false;
	row.author = author;
	row.sent = sent;
	row.ended = ended;
	keep_row(table, key, row);
}

/* A table of which a write is not told row by row. If that is natural, or was so when armed, nothing can be said of the
 * table. Else somebody has made it so, and the table's rows still have to stand. */
void Ledger::enter_unclear(const Author &author, const LedgerTable &table, bool is_natural, bool is_sure)
{
	if (is_natural || (may_be_unclear_ && may_be_unclear_(table)))
	{
		if (unclear_.insert(table).second && keep_)
			keep_({place_of(table), "{}"});
		return;
	}
	if (!is_sure)
		return;
	std::vector<Author> &authors = astray_[table];
	if (authors.empty() && keep_)
		keep_({place_of_astray(table), "{}"});
	std::erase_if(authors, [&](const Author &one) { return one.client == author.client; });
	authors.push_back(author);
}

/* NULLs need not stand: a trigger or a default may fill what the application has left empty. */
void Ledger::insert(LedgerRow &row, const Written &written)
{
	row.stands = true;
	row.otherwise.reset();
	row.unsettled.clear();
	row.values.clear();
	for (const auto &[column, value] : written.values)
		if (value.text)
			row.values[column] = value;
}

/* An update whose statement was counted in part may have left the row as it was. */
void Ledger::update(LedgerRow &row, const Written &written, bool overlaps, bool in_part)
{
	if (row.otherwise && !overlaps)
		settle(row, written.old);
	std::optional<WrittenValues> other = in_part ? row.values : row.otherwise;
	set(row, written, overlaps);
	if (other && !in_part)
		for (const auto &[column, value] : written.values)
			(*other)[column] = value;
	row.otherwise = other == row.values ? std::nullopt : std::move(other);
}

/* An update that had to wait for another is told as it was planned, but computed anew from what the other wrote. So
 * of two that overlap only what they leave as it was is known. */
void Ledger::set(LedgerRow &row, const Written &written, bool overlaps)
{
	for (const auto &[column, value] : written.values)
	{
		const auto stood = row.values.find(column);
		const auto was = written.old.find(column);
		const bool stays = was != written.old.end() && was->second == value;
		if (!stays && contains(written.key, column))
			row.is_open = true;
		if (overlaps && (!stays || (stood != row.values.end() && stood->second != value)))
			row.unsettled.insert(column);
		else if (!overlaps)
			row.unsettled.erase(column);
		row.values[column] = value;
	}
}

void Ledger::keep_row(const LedgerTable &table, const LedgerKey &key, const LedgerRow &row)
{
	if (keep_)
		keep_({place_of(table, key), state_of(row)});
}

void Ledger::restore(const LedgerEntry &entry)
{
	RestoredEntry known = restored(entry);
	switch (known.kind)
	{
		case RestoredEntry::Kind::unclear:
			unclear_.insert(known.table);
			return;
		case RestoredEntry::Kind::astray:
			astray_[known.table].push_back({"", known.table.database, 0, 0});
			return;
		case RestoredEntry::Kind::folded:
			folded_number_ = std::max(folded_number_, known.folded.number);
			folded_.push_back(std::move(known.folded));
			return;
		case RestoredEntry::Kind::row:
			count_ = std::max(count_, known.row.ended);
			whole_ += known.row.before ? 0 : 1;
			tables_[known.table][known.key] = std::move(known.row);
			return;
	}
}

} // namespace ride::model
