/*
 * The director: the one background worker of a sandbox.
 *
 * Server code; postmaster (registration) and the worker itself.
 */
#pragma once

namespace ride
{

/* Registers the worker. From _PG_init only. */
void register_director();

} // namespace ride
