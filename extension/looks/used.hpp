/*
 * Whether a query uses columns of a table or of a function's result, or only counts rows.
 *
 * Server code; backends of the on-call. `SELECT count(*) FROM (SELECT * FROM orders)` names every column and shows
 * none. The plan decides: a column that nothing refers to is not used.
 */
#pragma once

#include "extension/base/compat.hpp"
#include "extension/looks/origins.hpp"

namespace ride::used
{

/* Whether a column stands in a condition, in a key of a join or a group, or reaches the result. Columns of a view or
 * of a parent of partitions count as used when the statement reads any. */
bool any_column(const QueryDesc *query, const compat::Access &access);
bool any_column(const QueryDesc *query, const origins::Sought &sought);

} // namespace ride::used
