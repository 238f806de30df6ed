/*
 * The arguments that a query calls a function with.
 *
 * Server code; backends of the on-call. Asked after a query has run, where a look depends on a function that it called:
 * one that is asked about nothing has shown nothing.
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
	bool is_nothing; /* every one with nothing but null and 0, or about nobody but this session */
	bool is_result;  /* all of them are columns of the result: where that has no row, none was made */
	bool is_scanned; /* all of them stand in FROM, alone */
};

/* `named` is told of the constants among them. */
Arguments of(const QueryDesc *query, Oid function, NamedRelations *named);

} // namespace ride::arguments
