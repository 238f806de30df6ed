/*
 * Tells an application's client which rows its statement is about to write, and how they stand afterwards.
 *
 * Server code; sessions of simulated applications. The client is the director. It has to know which rows were
 * acknowledged, with the values that it asked for, whatever the on-call's triggers make of them. So each row is told as
 * it comes out of the statement's plan, before the first trigger, by a NOTICE that nothing in the session can suppress
 * and that only C code can send (docs/hooks.md). A replay is rolled back, so nobody else can look for its rows: its own
 * backend shows them, when everything that was deferred has happened.
 */
#pragma once

#include "extension/base/pg.hpp"

namespace ride::written
{

/* A statement's executor has started. If the client itself has sent the statement, its rows are told from now on. */
void watch(QueryDesc *query);

/* A replay has told a row of this table, to be shown later. `key` and `values` are the names of its key's columns
 * and their values as text, C strings; NIL: nothing tells it from other rows. */
void remember(const char *schema, const char *table, const List *key, const List *values);

/* A query of a replay is over. When its client has sent it, what triggers have left in the session's timeouts is taken back,
 * as it is before an application's next round: the director's own statements follow, in no time of the application's. */
void query_finished(const QueryDesc *query);

/* A utility statement of the client's own is over, in a replay. The same; and after SET CONSTRAINTS the rows of this
 * transaction are shown: what its commit would still set off is done first. */
void utility_ran(const Node *statement);

/* Puts every timeout back to what the start packet said. */
void restore_timeouts();

} // namespace ride::written
