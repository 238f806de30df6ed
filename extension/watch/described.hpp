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

/* Registers with the server for changes of names. Called from _PG_init. */
void install();

/* The first relation that a query names; empty if it names none. Valid until the next call. */
const char *query(const PlannedStmt *statement);

/* The first relation, or the setting, that a utility statement names. `to` stays as it is if there is none. */
void utility(const Node *statement, Name &to);

} // namespace ride::described
