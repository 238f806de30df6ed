/*
 * The environment variables that libpq obeys.
 *
 * Pure C++ over POSIX; launcher, and the director in its server.
 */
#pragma once

#include "model/pure.hpp"

namespace ride
{

/*
 * Takes libpq's variables (PGHOST, PGOPTIONS, PGSERVICE, …) out of the environment. They are about the caller's own
 * servers: neither the sandbox's server, nor its simulated applications, nor psql in a sandbox may obey them. Others
 * (PGTZ …) would override the settings that the director's connections ask for. Throws std::system_error.
 */
void forget_client_settings();

} // namespace ride
