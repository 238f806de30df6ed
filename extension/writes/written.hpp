/*
 * Tells an application's client which rows its statement is about to write, and how they stand afterwards.
 *
 * Server code; sessions of simulated applications. The director is the client: it has to know what it was told is
 * written, with the values it asked for, whatever triggers of the on-call make of the row. So each row is told as it
 * comes out of the statement's plan, before the first trigger, by a NOTICE that nothing in the session can suppress,
 * and that only C code can send (docs/hooks.md). A replay is rolled back, so that nobody else can look for its rows: it is
 * shown them by its own backend, when everything that was deferred has happened.
 */
#pragma once

#include "extension/base/pg.hpp"

namespace ride::written
{

/* A statement's executor has started: from now on its rows are told, if its client has asked for it. */
void watch(QueryDesc *query);

/* A row is told of: its table, and the names and values (as text) of its key; none: nothing tells it from others. */
void remember(const char *schema, const char *table, const List *key, const List *values);

/* A utility statement of the client's own has run. After SET CONSTRAINTS the rows of this transaction are shown: what its
 * commit would still set off is done first. */
void utility_ran(const Node *statement);

/* A statement of a replay has run: what its triggers have left in the session's timeouts is taken back, as it would be
 * before the application's next round. What follows is asked by the director, in no time of the application's. */
void restore_timeouts();

} // namespace ride::written
