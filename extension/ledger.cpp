/*
 * What the simulated applications were told is written, row by row.
 *
 * Pure C++; director only.
 */
#include "extension/ledger.hpp"

#include <algorithm>
#include <stdexcept>

namespace ride
{

void Ledger::wrote(const Author &author, std::uint64_t sent, const std::vector<std::string> &told, bool is_sure)
{
	const std::uint64_t ended = ++count_;
	if (!is_open_)
		return;
	for (const std::string &document : told)
	{
		model::Written written;
		try
		{
			written = model::written_from_json(document);
		}
		catch (const std::invalid_argument &)
		{
			continue; /* bytes that are no UTF-8, in a database that lets them in: nothing can be said of such a row */
		}
		enter(author, sent, ended, written, is_sure);
		keep_({author.session, author.database, std::to_string(author.client), std::to_string(sent),
		       std::to_string(ended), is_sure ? "t" : "f", document});
	}
}

void Ledger::restore(const Row &entry)
{
	const Author author{*entry[0], *entry[1], static_cast<std::uint32_t>(std::stoul(*entry[2])), 0};
	const std::uint64_t sent = std::stoull(*entry[3]), ended = std::stoull(*entry[4]);
	count_ = std::max(count_, ended);
	enter(author, sent, ended, model::written_from_json(*entry[6]), *entry[5] == "t");
}

void Ledger::enter(const Author &author, std::uint64_t sent, std::uint64_t ended, const model::Written &written,
                   bool is_sure)
{
	using Kind = model::Written::Kind;
	const LedgerTable table{author.database, written.schema, written.table};
	const std::vector<std::string> key = written.key_values();
	if (written.kind == Kind::unclear || (key.empty() && written.kind != Kind::inserted))
	{
		unclear_.insert(table);
		return;
	}
	LedgerRows &rows = tables_[table];
	if (key.empty())
	{
		/* without a key the whole row is one; what could not be told apart is one entry */
		if (!is_sure)
			return;
		std::vector<std::string> whole;
		for (const auto &[column, value] : written.values)
			whole.push_back(column + "=" + value.text.value_or(""));
		insert(rows[whole], written);
		return;
	}
	const auto known = rows.find(key);
	if (known == rows.end() && written.kind == Kind::inserted && !is_sure)
		return;
	LedgerRow &row = rows[key];
	const bool is_new = known == rows.end();
	const bool overlaps = !is_new && sent < row.ended;
	row.key_columns = written.key;
	if (is_new && written.kind != Kind::inserted)
		row.before = written.old;
	if (!is_sure)
		row.is_open = true;
	else if (written.kind == Kind::inserted)
		insert(row, written);
	else if (written.kind == Kind::updated)
		update(row, written, overlaps);
	else
		row.stands = false;
	row.author = author;
	row.sent = sent;
	row.ended = ended;
}

/* A trigger or a default may well fill what the application has left empty, so NULLs are not held against anybody. */
void Ledger::insert(LedgerRow &row, const model::Written &written)
{
	row.stands = true;
	row.values.clear();
	for (const auto &[column, value] : written.values)
		if (value.text)
			row.values[column] = value;
	if (row.key_columns.empty())
		row.key_columns = written.key;
}

void Ledger::update(LedgerRow &row, const model::Written &written, bool overlaps)
{
	for (const auto &[column, value] : written.values)
	{
		const auto stood = row.values.find(column);
		const bool is_key = std::find(written.key.begin(), written.key.end(), column) != written.key.end();
		if ((is_key && written.old.at(column) != value) ||
		    (overlaps && stood != row.values.end() && stood->second != value))
			row.is_open = true;
		row.values[column] = value;
	}
}

} // namespace ride
