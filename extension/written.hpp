/*
 * Tells an application's client which rows its statement is about to write.
 *
 * Server code; sessions of simulated applications. The director is the client: it has to know what it was told is
 * written, with the values it asked for, whatever triggers of the on-call make of the row. So each row is told as it
 * comes out of the statement's plan, before the first trigger, by a NOTICE that nothing in the session can suppress,
 * and that only C code can send (docs/hooks.md).
 */
#pragma once

#include "extension/pg.hpp"

namespace ride::written
{

/* This session's client wants to be told: ride.tells_writes, set by its start packet and by nothing later. */
extern bool is_told;

/* A statement's executor has started: from now on its rows are told, if its client has asked for it. */
void watch(QueryDesc *query);

} // namespace ride::written
