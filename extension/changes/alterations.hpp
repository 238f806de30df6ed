/*
 * What alters a relation of the seeds: its columns, its name, its rules.
 *
 * Server code; any backend but internal ones. Decided by what DDL does to the catalogs, not by the command: the server
 * tells of each relation that a command works on, so what is altered through a parent or a partitioned table is seen,
 * whatever tied the two together and for how long. A comment, statistics, an index, a constraint, a grant, a trigger, a
 * storage option alter nothing that a look at the columns would show.
 */
#pragma once

#include "extension/watch/caller.hpp"

namespace ride::alterations
{

/* From the object access hook. */
void object_accessed(Facts *facts, ObjectAccessType access, Oid object_class, Oid object, int part, void *argument);

} // namespace ride::alterations
