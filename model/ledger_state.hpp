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

/* What an entry is kept under; what stands at a place is told by it. */
std::string place_of(const LedgerTable &table, const LedgerKey &key);
std::string place_of(const LedgerTable &unclear);
std::string place_of_astray(const LedgerTable &table);
std::string place_of(const FoldedRows &rows);

std::string state_of(const LedgerRow &row);
std::string state_of(const FoldedRows &rows);

/* What an entry tells: one of four. */
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

/* Throws std::invalid_argument for what none of the above has written. */
RestoredEntry restored(const LedgerEntry &entry);

} // namespace ride::model
