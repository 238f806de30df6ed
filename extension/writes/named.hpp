/*
 * Which relation a client's statement names as the one it writes, whatever rules and views make of it.
 *
 * Server code; sessions of simulated applications.
 */
#pragma once

#include "extension/base/pg.hpp"

namespace ride::written
{

/*
 * The relation that the client named and this node writes; InvalidOid: it writes none that the client named.
 *
 * The client itself needs the right to the relation that it names, and that check comes first; behind a rule or a view
 * their owner needs the right. In a statement that writes several relations, a named relation that is written is the
 * node's own root; one that is not written is where a rule or a view has led away from.
 */
Oid named_by_client(const QueryDesc *query, const ModifyTableState *node);

/* Whether an INSTEAD rule has taken the rows away from the relation that was named. */
bool is_sent_elsewhere(const ModifyTableState *node, Oid named);

} // namespace ride::written
