/*
 * Signals to sessions, seen with their argument.
 *
 * Server code; any backend. pg_terminate_backend and pg_cancel_backend are watched in everyone's sessions but internal
 * ones; what they reach is told to the facts at once and stays, whatever becomes of the transaction. set_config() is
 * watched beside them, since it sets what SET sets.
 */
#pragma once

#include "extension/watch/caller.hpp"

namespace ride::signals
{

/* From _PG_init. */
void install();

/* Is this one of the functions that must not be called but through us? Compiled expressions ask that. */
bool is_watched(Oid function);

} // namespace ride::signals
