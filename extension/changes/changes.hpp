/*
 * The on-call's first committed change to a relation, of each kind.
 *
 * Server code; backends of the on-call. A change gets its number when it happens and is known to the facts when its
 * transaction commits; what is rolled back, by a savepoint too, never was.
 */
#pragma once

#include "extension/watch/caller.hpp"

namespace ride::changes
{

/* The relation may come to be changed: by a trigger, a rule or a constraint on it that is made or dropped. */
void touch(Facts *facts, Oid relation);
void touch_all(Facts *facts);

/* DML, COPY FROM, TRUNCATE or DDL touches the relation now. Every one is a change; `altered` and `rewrote` are told apart
 * by alterations and rows. */
void note(Facts *facts, Oid relation, SlotKind kind = SlotKind::changed);

/* Its columns, its name or its rules have become others: a change, and an alteration. */
void note_altered(Facts *facts, Oid relation);

/* A row of ride.ddl_log has been written: where a look waits for such an act, it opens once this is committed. */
void note_did(Facts *facts, const char *tag, Oid object, const char *schema, const char *name);

/* All relations that a planned statement writes. */
void note_query(Facts *facts, const PlannedStmt *statement);

/* The partitions that rows were routed to: known when the query has run. */
void note_routed(Facts *facts, const EState *state);

bool routed_to_seeded(Facts *facts, const EState *state);

/* Was a seeded relation met by note() since this was asked last, and not taken back? */
bool take_met() noexcept;

/* From the transaction callbacks. */
void committed() noexcept;
void aborted() noexcept;
void subtransaction_committed(int level) noexcept;
void subtransaction_aborted(int level) noexcept;

} // namespace ride::changes
