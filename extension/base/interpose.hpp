/*
 * Puts a function of ride's in front of one that is built into the server.
 *
 * Server code; the postmaster, while libraries are preloaded. Why:
 * docs/decisions.md#built-in-functions-are-replaced-in-the-servers-own-table.
 */
#pragma once

#include "extension/base/pg.hpp"

namespace ride
{

/* Replaces the built-in function with this OID by `ours`, and returns the one that stood there, for `ours` to call.
 * Stops the server's start if that cannot be done. */
PGFunction interpose(Oid function, PGFunction ours);

} // namespace ride
