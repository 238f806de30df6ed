/*
 * What a client is told of a relation's columns without reading a catalog: the columns of a result, and what it copies.
 *
 * Server code; backends of the on-call.
 */
#pragma once

#include "extension/watch/caller.hpp"
#include "extension/watch/wanted.hpp"

namespace ride::shown
{

/* The columns of a result, as the analysed or planned statement has them: a look at those relations all of whose columns
 * are among them, handed to `note`. `ranges` is its range table. */
void note_result(Facts *facts, const List *targets, const List *ranges, void (*note)(const Wanted::Slot &));

/* CREATE TABLE (LIKE relation) */
void note_likened(Facts *facts, const CreateStmt *statement);

} // namespace ride::shown
