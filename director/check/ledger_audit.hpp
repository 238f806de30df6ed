/*
 * Does what the applications were told is written stand there?
 *
 * Pure C++; director only. Writes the questions for the tables of a ledger and reads the answers; probes.hpp has them
 * asked. A column is the one of its name, else, in the table that was armed, the one that was renamed; it is compared as
 * the type that it had when it was written, and must not hide anything.
 */
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "model/pure.hpp"
#include "director/check/audit.hpp"
#include "model/ledger.hpp"

namespace ride
{

class LedgerAudit
{
public:
	/* `scope` tells what of a table is asked about. */
	LedgerAudit(const model::Ledger &ledger,
	            const std::function<model::LedgerScope(const model::LedgerTable &)> &scope);
	LedgerAudit(const LedgerAudit &) = delete;
	LedgerAudit &operator=(const LedgerAudit &) = delete;

	/* The questions, about every row that something can be said of. They point into this object. */
	std::vector<Audit> questions();

	/* Reads their answers. */
	void settle(const std::vector<Audit> &answered);

	/* Whether anything is missing, and whose writes are known to be. */
	bool any_lost() const { return any_lost_; }
	const std::vector<const model::Author *> &missed() const { return missed_; }

private:
	/* Rows of one table of which the same columns are known, asked about together. */
	struct Batch
	{
		model::LedgerTable table;
		model::LedgerScope scope;
		std::vector<std::string> key, columns, types; /* types: of the key's columns, then of the columns */
		std::vector<const model::LedgerRow *> rows;
		std::vector<model::LedgerKey> keys;
		std::vector<model::WrittenValues> values; /* parallel to rows: as they must stand */

		const model::FoldedRows *folded = nullptr; /* instead of rows */
	};

	void add_rows(const model::LedgerTable &table, const model::LedgerRows &rows, const model::LedgerScope &scope);
	void add_row(Batch batch, std::map<std::vector<std::string>, std::size_t> &batch_of, const model::LedgerKey &key,
	             const model::LedgerRow &row, model::WrittenValues values);
	void miss(const model::LedgerRow *row);
	std::string asking(const Batch &batch, const Outcome &columns) const;
	std::string asking_folded(const Batch &batch, const Outcome &columns) const;

	const model::Ledger &ledger_;
	std::vector<Batch> batches_;
	std::vector<const model::Author *> missed_;
	std::set<const model::LedgerRow *> missed_once_; /* of those that may stand in two ways */
	bool any_lost_ = false;
};

} // namespace ride
