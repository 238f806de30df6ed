/*
 * The launcher's own environment.
 *
 * Pure C++ over POSIX.
 */
#pragma once

namespace ride
{

/*
 * Takes libpq's variables (PGHOST, PGOPTIONS, PGSERVICE, …) out of the environment: they speak of the caller's own
 * servers, and neither the sandbox's server, nor its simulated applications, nor psql in a sandbox must obey them.
 */
void forget_client_settings();

} // namespace ride
