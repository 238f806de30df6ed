/*
 * What counts as having looked.
 *
 * Server code; any backend but internal ones. Looks are gathered while a statement of the on-call runs. When the
 * top-level statement has run to its end they are published, all with one number, unless it changed a seeded relation
 * or sent a signal. Calls of functions that traps ask about go the same way, for statements of any session and without
 * that exception.
 */
#pragma once

#include "extension/watch/caller.hpp"
#include "extension/base/compat.hpp"
#include "extension/watch/wanted.hpp"

namespace ride::looks
{

inline constexpr int max_calls = 16;

/* Functions that a slot asks for, which a query's executor met while it started. */
struct Calls
{
	bool ignored = false; /* plain EXPLAIN calls nothing */
	int count = 0;
	Oid functions[max_calls];
};

/* A query has been run, or its cursor read on: notes what it has read and called. */
void note_query(Facts *facts, QueryDesc *query);

/* Whether the on-call itself is looking: not the check of a foreign key, nor somebody else's definer function. */
bool is_own_eye(Facts *facts);

/* Notes a look, by a slot of this database or by its index in Facts::slots. It is published with the statement. */
void note_slot(const Wanted::Slot &found);
void note_number(const Facts *facts, std::uint32_t slot);

/*
 * Columns of a simple query's result. The client is told them when the query runs, and not at all when it fails before.
 * So a look at them is held from the query's analysis, at which it gets its number, until the run.
 */
void hold_column_slot(const Wanted::Slot &found);
bool holds_any();
void publish_held(Facts *facts);

/* The executor has started for a query that will run, and has met these functions. The query's scans are watched
 * where a slot may ask for something. */
void watch_query(Facts *facts, QueryDesc *query, const Calls &calls);

/* EXPLAIN shows the plan of this statement, run or not: a look at the plans of all relations that it uses. */
void note_explained(Facts *facts, const PlannedStmt *statement);

/* COPY relation TO; `access` is what the rights are checked for. */
void note_copied(Facts *facts, const compat::Access &access);

/* From the object access hook: a function is about to be used. */
void note_call(Facts *facts, Oid function);

/* While an executor starts, collect_calls() has calls gathered in `calls`; it returns where they went before.
 * keep_calls() keeps them for the query until it has run. */
Calls *collect_calls(Calls *calls);
void keep_calls(QueryDesc *query, const Calls &calls);

/* Whether a statement writes a seeded relation. */
bool changes_seeded(Facts *facts, const PlannedStmt *statement);

/* The top-level statement has run to its end. `pure`: it changed no seeded relation and signalled nobody. */
void publish(Facts *facts, bool pure);

/* Instead of publish(): the statement has put what it read into a relation of the on-call's own. Reading that is the
 * look. */
void keep_for(Facts *facts, Oid copy);

/* From the transaction callbacks. */
void forget() noexcept;
void subtransaction_committed(int level) noexcept;
void subtransaction_aborted(int level) noexcept;

} // namespace ride::looks
