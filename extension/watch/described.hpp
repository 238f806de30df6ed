/*
 * What a statement is about, in a few words for the timeline: the first relation that it names.
 *
 * Server code; backends of the on-call.
 */
#pragma once

#include "extension/base/pg.hpp"

namespace ride::described
{

/* schema.relation, or setting:name */
using Name = char[NAMEDATALEN * 2 + 2];

/* Registers for what the server tells when names change. From _PG_init. */
void install();

/* Empty: it names none. Valid until the next call. */
const char *query(const PlannedStmt *statement);

/* Leaves `to` as it is where it names none. */
void utility(const Node *statement, Name &to);

} // namespace ride::described
