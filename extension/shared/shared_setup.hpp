/*
 * What the postmaster sets up once: shared memory and the mapped facts file.
 *
 * Server code; postmaster.
 */
#pragma once

namespace ride
{

/* Reserves shared memory, and has the facts file mapped when the server hands it out. From _PG_init only. */
void install_shared_memory();

/* Opens or creates $PGDATA/ride/facts and maps it shared. A file of another layout is renamed, never read. Stops the
 * server's start when the file cannot be used. */
void map_facts();

} // namespace ride
