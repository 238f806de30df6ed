/*
 * What alters a seeded relation: changes of its columns, its name or its rules.
 *
 * Server code; any backend but internal ones. What DDL does to the catalogs decides, not the command. The hook is
 * called for each relation that a command works on, so a table that is altered through a parent or a partitioned table
 * is seen too, however the two were tied together and for how long. A comment, statistics, an index, a constraint, a
 * grant, a trigger and a storage option alter nothing that a look at the columns would show.
 */
#pragma once

#include "extension/watch/caller.hpp"

namespace ride::alterations
{

/* From the object access hook, with its arguments. */
void object_accessed(Facts *facts, ObjectAccessType access, Oid object_class, Oid object, int part, void *argument);

} // namespace ride::alterations
