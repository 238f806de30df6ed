/*
 * The on-call's first committed change to a relation, of each kind.
 *
 * Server code; backends of the on-call. A change gets its number when it happens, and its slots are set when its
 * transaction commits. What is rolled back, to a savepoint too, leaves nothing.
 */
#pragma once

#include "extension/watch/caller.hpp"

namespace ride::changes
{

/* Marks a relation, or all of this database, as touched: a statement changes it, or makes or drops something on it
 * that may (a trigger, a rule, a constraint). A relation that is not seeded is passed over. */
void touch(Facts *facts, Oid relation);
void touch_all(Facts *facts);

/* DML, COPY FROM, TRUNCATE or DDL changes the relation now, in the way of `kind`: `changed`, which is noted for every
 * change, or `altered` or `rewrote`. */
void note(Facts *facts, Oid relation, SlotKind kind = SlotKind::changed);

/* The relation's columns, name or rules have changed: notes `changed` and `altered`. */
void note_altered(Facts *facts, Oid relation);

/* A row of ride.ddl_log has been written, about this act. Looks that wait for one like it count once it is
 * committed. */
void note_did(Facts *facts, const char *tag, Oid object, const char *schema, const char *name);

/* A planned statement writes: notes all its target relations. */
void note_query(Facts *facts, const PlannedStmt *statement);

/* A query has run: notes the partitions that its rows were routed to. */
void note_routed(Facts *facts, const EState *state);

/* Whether a query's rows were routed to a seeded relation. */
bool routed_to_seeded(Facts *facts, const EState *state);

/* Whether note() has had a seeded relation since the last call, and no rollback since. */
bool take_met() noexcept;

/* From the transaction callbacks. */
void committed() noexcept;
void aborted() noexcept;
void subtransaction_committed(int level) noexcept;
void subtransaction_aborted(int level) noexcept;

} // namespace ride::changes
