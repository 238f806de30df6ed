/*
 * Does what the applications were told is written stand there?
 *
 * Pure C++; director only. Writes the questions for the tables of a ledger and reads the answers; probes.hpp has them
 * asked. Asked twice at the most: what is missed at first is asked about again in a form that survives a changed type.
 */
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "extension/audit.hpp"
#include "extension/ledger.hpp"

namespace ride
{

struct LedgerScope
{
	std::set<std::string> free; /* a repair may change them */
	std::set<std::string>
	    armed; /* of a row that was there when armed, these stand as they were unless an application has set them */
};

class LedgerAudit
{
public:
	/* `scope` tells which columns of a table are asked about. */
	LedgerAudit(const Ledger &ledger, const std::function<LedgerScope(const LedgerTable &)> &scope);

	/* The questions, about every row that something can be said of. */
	std::vector<Audit> questions();

	/* Reads the answers to questions(); returns what has to be asked once more, to be read in the same way. */
	std::vector<Audit> missed(const std::vector<Audit> &answered);

	/* What is missed for good. */
	void settle(const std::vector<Audit> &answered);

	struct Lost
	{
		LedgerTable table;
		const LedgerRow *row;
	};
	const std::vector<Lost> &lost() const { return lost_; }

private:
	/* Rows of one table of which the same columns are known, asked about together. */
	struct Batch
	{
		LedgerTable table;
		std::vector<std::string> key, columns, types; /* types: of the key's columns, then of the columns */
		std::vector<const LedgerRow *> rows;
		std::vector<std::vector<std::string>> keys;
		std::vector<model::WrittenValues> values; /* parallel to rows: as they must stand */
	};

	Audit ask(const Batch &batch, bool by_text) const;
	std::vector<std::size_t> missing(const Batch &batch, const Audit &answered) const;

	std::vector<Batch> batches_;
	std::vector<Lost> lost_;
};

} // namespace ride
