/*
 * Which relation a client's own words write to, whatever rules and views make of them.
 *
 * Server code; sessions of simulated applications.
 */
#pragma once

#include "extension/base/pg.hpp"

namespace ride::written
{

/*
 * The client needs the right to it itself, and needs it first; behind a rule or a view it is the owner of that who does.
 * Where a statement writes to several relations, one that is written is what was named, and another is where a rule or a
 * view has led away from. Invalid: nothing that the client has named is written by this node.
 */
Oid named_by_client(const QueryDesc *query, const ModifyTableState *node);

/* A rule has taken the rows from the relation that was named. */
bool is_sent_elsewhere(const ModifyTableState *node, Oid named);

} // namespace ride::written
