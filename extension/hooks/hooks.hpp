/*
 * The server's hooks: installed once, chained, and forwarding.
 *
 * Server code; any process.
 */
#pragma once

namespace ride
{

/* Installs all hooks and replaced functions. From _PG_init, if ride.sandbox is on; stops the server's start where that
 * cannot be done. */
void install_hooks();

} // namespace ride
