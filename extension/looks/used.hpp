/*
 * Whether a query uses a column of a table, or of what a function returns, or only its rows.
 *
 * Server code; backends of the on-call. `SELECT count(*) FROM (SELECT * FROM orders)` names every column and shows none:
 * decided by the plan, where what nobody refers to is not followed.
 */
#pragma once

#include "extension/base/compat.hpp"
#include "extension/looks/origins.hpp"

namespace ride::used
{

/* Is a column in a condition, a key of a join or a group, or does one reach the result? Of what is no plain table, its
 * columns are used when the statement reads any. */
bool any_column(const QueryDesc *query, const compat::Access &access);
bool any_column(const QueryDesc *query, const origins::Sought &sought);

} // namespace ride::used
