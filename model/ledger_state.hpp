/*
 * The entries of a ledger as text, for the director that comes next.
 *
 * Pure C++.
 */
#pragma once

#include <string>

#include "model/pure.hpp"
#include "model/ledger.hpp"

namespace ride::model
{

/* The place that an entry is kept under. It tells the kind of the entry. */
std::string place_of(const LedgerTable &table, const LedgerKey &key);
std::string place_of(const LedgerTable &unclear);
std::string place_of_astray(const LedgerTable &table);
std::string place_of(const FoldedRows &rows);

/* What is kept there. */
std::string state_of(const LedgerRow &row);
std::string state_of(const FoldedRows &rows);

/* What an entry has, by its kind: the row with its key, the folded rows, or only the table. */
struct RestoredEntry
{
	enum class Kind
	{
		row,
		folded,
		unclear,
		astray
	};

	Kind kind = Kind::row;
	LedgerTable table;
	LedgerKey key;
	LedgerRow row;
	FoldedRows folded;
};

/* Reads an entry. Throws std::invalid_argument for one that these functions have not written. */
RestoredEntry restored(const LedgerEntry &entry);

} // namespace ride::model
