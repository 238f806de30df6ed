/*
 * The server's hooks: installed once, chained, forwarding.
 *
 * Server code; any process.
 */
#pragma once

namespace ride
{

/* From _PG_init, where ride.sandbox is on. */
void install_hooks();

} // namespace ride
