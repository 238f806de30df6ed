/*
 * What counts as having looked.
 *
 * Server code; any backend but internal ones. Looks are gathered while a statement of the on-call runs and kept back
 * until its top level has run to the end; then they are published, all with one number, unless the statement changed
 * a seeded relation or sent a signal. The calls of functions that traps ask about travel the same way, for anyone's statements
 * and without that exception.
 */
#pragma once

#include "extension/watch/caller.hpp"
#include "extension/base/compat.hpp"
#include "extension/watch/wanted.hpp"

namespace ride::looks
{

inline constexpr int max_calls = 16;

/* Functions of interest that a query names, met while its executor starts. */
struct Calls
{
	bool ignored = false; /* plain EXPLAIN calls nothing */
	int count = 0;
	Oid functions[max_calls];
};

/* A query has been run, or run on: what it reads and calls. */
void note_query(Facts *facts, QueryDesc *query);

/* The on-call's own rights are in force: not those of a check of a foreign key, or of another's definer function. */
bool is_own_eye(Facts *facts);

/* What a slot asks for is being looked at. */
void note_slot(const Wanted::Slot &found);
void note_number(const Facts *facts, std::uint32_t slot);

/*
 * The client of a simple query is told the columns of its result when it runs, and not at all when it fails before. They
 * are held from its analysis, whose number they bear, until then.
 */
void hold_column_slot(const Wanted::Slot &found);
bool holds_any();
void publish_held(Facts *facts);

/* The executor has started for a query that will run, and met these functions. */
void watch_query(Facts *facts, QueryDesc *query, const Calls &calls);

/* The query that EXPLAIN shows, run or not: a look at the plans of all that it uses. */
void note_explained(Facts *facts, const PlannedStmt *statement);

/* COPY relation TO: `access` is what its rights were checked for. */
void note_copied(Facts *facts, const compat::Access &access);

/* From the object access hook: a function is about to be used. */
void note_call(Facts *facts, Oid function);

/* While the executor starts, calls are collected for the query that they belong to. */
Calls *collect_calls(Calls *calls);
void keep_calls(QueryDesc *query, const Calls &calls);

/* It writes a relation that the seeds made. */
bool changes_seeded(Facts *facts, const PlannedStmt *statement);

/* The top-level statement has run to its end. `pure`: it changed nothing and signalled nobody. */
void publish(Facts *facts, bool pure);

/* It has ended, and put what it read into a relation of the on-call's own: a look when that is read. */
void keep_for(Facts *facts, Oid copy);

/* From the transaction callbacks. */
void forget() noexcept;
void subtransaction_committed(int level) noexcept;
void subtransaction_aborted(int level) noexcept;

} // namespace ride::looks
