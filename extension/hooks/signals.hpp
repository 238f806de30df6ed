/*
 * Signals to sessions, seen with their argument.
 *
 * Server code; any backend. pg_terminate_backend and pg_cancel_backend are watched in all sessions but internal ones.
 * Whom they reach is noted at once, and stays whatever becomes of the transaction. set_config() is watched beside them,
 * since it sets what SET sets.
 */
#pragma once

#include "extension/watch/caller.hpp"

namespace ride::signals
{

/* Replaces the three functions. From _PG_init. */
void install();

/* Whether a function is one of the three. The fmgr hook claims them, or compiled expressions would call the server's
 * own. */
bool is_watched(Oid function);

} // namespace ride::signals
