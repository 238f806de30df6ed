/*
 * Whose rows a statement touches: the on-call's own, or the incident's.
 *
 * Server code; any backend but internal ones. A row version is the on-call's own when its xmin is a transaction in
 * which the on-call wrote rows of seeded relations. To touch any other row is *rewrote*. Own rows are counted for each
 * relation when their transaction commits; as long as some stand, a look at that relation's rows is clouded. The
 * server's statistics of the transaction say how many they are: they know what savepoints took back and what triggers
 * left out.
 */
#pragma once

#include "extension/watch/caller.hpp"

namespace ride::owned
{

/* The executor has started: rows that the query is about to touch are examined, until one is not the on-call's own. */
void query_started(Facts *facts, QueryDesc *query);

/* After-triggers have run: notes what the query has rewritten, and counts what it has added. */
void query_finished(Facts *facts, QueryDesc *query);

/* COPY FROM has added rows. */
void copied(Facts *facts, Oid relation);

/* TRUNCATE takes all rows. */
void truncated(Facts *facts, Oid relation);

/* ALTER TABLE is about to write all rows anew. Afterwards they all bear its number, whoever wrote them. */
void rewriting(Facts *facts, Oid relation);

/* From the transaction callbacks. */
void committed() noexcept;
void aborted() noexcept;
void subtransaction_committed(int level) noexcept;
void subtransaction_aborted(int level) noexcept;

} // namespace ride::owned
