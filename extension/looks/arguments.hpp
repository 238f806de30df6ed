/*
 * The arguments that a query calls a function with.
 *
 * Server code; backends of the on-call. Called after a query has run, where a look depends on a function that it
 * called: a function that is asked about nothing has shown nothing.
 */
#pragma once

#include "extension/base/compat.hpp"
#include "extension/looks/named.hpp"

namespace ride::arguments
{

/* The arguments that a query calls a function with. */
struct Arguments
{
	bool is_called;  /* the plan has a call of it */
	bool is_nothing; /* each call has only null and 0, or is about this session alone */
	bool is_result;  /* all calls are columns of the result: if that has no row, none was made */
	bool is_scanned; /* all calls stand in FROM, alone */
};

/* How a query calls a function. Relations that constant arguments name are added to `named`. */
Arguments of(const QueryDesc *query, Oid function, NamedRelations *named);

} // namespace ride::arguments
