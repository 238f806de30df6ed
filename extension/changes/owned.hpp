/*
 * Whose rows a statement touches: the on-call's own, or the incident's.
 *
 * Server code; any backend but internal ones. A row is the on-call's own when the version that is touched was written by
 * a transaction in which the on-call wrote rows of seeded relations; it bears the number of that transaction. Touching
 * any other is *rewrote*. Own rows are counted for each relation once their transaction has committed, and as long as
 * some stand, a look at that relation's rows is clouded. How many they are the server's own statistics of the transaction
 * tell: they know what savepoints took back and what triggers left out.
 */
#pragma once

#include "extension/watch/caller.hpp"

namespace ride::owned
{

/* The executor has started: rows that it is about to update, delete or merge are looked at until one is not own. */
void query_started(Facts *facts, QueryDesc *query);

/* After-triggers have run: what was touched and what was added. */
void query_finished(Facts *facts, QueryDesc *query);

/* COPY has added rows. */
void copied(Facts *facts, Oid relation);

/* TRUNCATE takes them all. */
void truncated(Facts *facts, Oid relation);

/* ALTER TABLE is about to write all of them anew: from then on they bear its number, whoever wrote them. */
void rewriting(Facts *facts, Oid relation);

/* From the transaction callbacks. */
void committed() noexcept;
void aborted() noexcept;
void subtransaction_committed(int level) noexcept;
void subtransaction_aborted(int level) noexcept;

} // namespace ride::owned
