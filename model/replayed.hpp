/*
 * Whether the rows of a replay stand as its application wrote them.
 *
 * Pure C++, used by the director. A replay is rolled back, so its own backend shows how the rows stand
 * (written_found.cpp). The same is wanted of them as of rows that stay, at a score.
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

/* A row that does not stand as it was written. */
struct Strayed
{
	LedgerTable table;
	bool is_unclear = false;       /* the server has not told which row was written */
	bool is_gone = false;          /* no row stands under its key */
	std::set<std::string> columns; /* else: the columns with another value */
};

/* The rows that do not stand. `told`: what the statements wrote, in their order. `found`: what the backend showed in
 * the end. `scope(table)`: what is asked of a table. Documents that cannot be read are passed over. */
std::vector<Strayed> strayed(const std::string &database, const std::vector<Told> &told,
                             const std::vector<std::string> &found,
                             const std::function<LedgerScope(const LedgerTable &)> &scope);

} // namespace ride::model
