/*
 * What the postmaster sets up once: shared memory and the mapped facts file.
 *
 * Server code; postmaster.
 */
#pragma once

namespace ride
{

/* Asks for shared memory and maps the facts file when it is handed out. From _PG_init only. */
void install_shared_memory();

/* Opens (or makes) $PGDATA/ride/facts and maps it shared. A file of another layout is set aside, never read. */
void map_facts();

} // namespace ride
