/*
 * Puts a function of ours in front of one that is built into the server.
 *
 * Server code; the postmaster, while libraries are preloaded. The server's own hook for function calls is never asked
 * about built-in functions (they are found in a constant table before the catalog is), and the hook that is asked sees
 * no arguments. So the entry of that table is replaced, in memory, before the first backend is made.
 */
#pragma once

#include "extension/base/pg.hpp"

namespace ride
{

/* Returns the function that stood there, for ours to call. Stops the server's start where that cannot be done. */
PGFunction interpose(Oid function, PGFunction ours);

} // namespace ride
