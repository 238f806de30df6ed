/*
 * Do the rows of a replay stand as its application wrote them?
 *
 * Pure C++, used by the director. A replay is rolled back, so its own backend shows how the rows stand (written_found.cpp);
 * what is wanted of them is what a score wants of rows that stay.
 */
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "model/pure.hpp"
#include "model/ledger.hpp"

namespace ride::model
{

/* What does not stand as it was written. */
struct Strayed
{
	LedgerTable table;
	bool is_unclear = false;       /* which row was written was not told */
	bool is_gone = false;          /* no row stands there */
	std::set<std::string> columns; /* else: those that have another value */
};

/* `told`: what its statements wrote, in their order. `found`: what was shown in the end. Documents that cannot be read tell
 * nothing. */
std::vector<Strayed> strayed(const std::string &database, const std::vector<Told> &told,
                             const std::vector<std::string> &found,
                             const std::function<LedgerScope(const LedgerTable &)> &scope);

} // namespace ride::model
