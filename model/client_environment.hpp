/*
 * Whatever libpq would obey without being asked.
 *
 * Pure C++ over POSIX; launcher, and the director in its server.
 */
#pragma once

#include "model/pure.hpp"

namespace ride
{

/*
 * Takes libpq's variables (PGHOST, PGOPTIONS, PGSERVICE, …) out of the environment: they speak of the caller's own
 * servers, and neither the sandbox's server, nor its simulated applications, nor psql in a sandbox must obey them. What a
 * server was started with would go over the heads of the settings that the director's connections ask for (PGTZ …).
 */
void forget_client_settings();

} // namespace ride
