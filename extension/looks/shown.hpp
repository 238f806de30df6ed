/*
 * What a client learns of a relation's columns without reading a catalog: by a result's columns, or by LIKE.
 *
 * Server code; backends of the on-call.
 */
#pragma once

#include "extension/watch/caller.hpp"
#include "extension/watch/wanted.hpp"

namespace ride::shown
{

/* `targets` are the columns of a result, `ranges` the range table, of an analysed or a planned statement. Calls
 * note(slot) for each look at a relation all of whose columns are among them. */
void note_result(Facts *facts, const List *targets, const List *ranges, void (*note)(const Wanted::Slot &));

/* CREATE TABLE (LIKE relation): notes a look at the relation's columns. */
void note_likened(Facts *facts, const CreateStmt *statement);

} // namespace ride::shown
