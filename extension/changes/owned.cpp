/*
 * Whose rows a statement touches: the on-call's own, or the incident's.
 *
 * Server code; any backend but internal ones. The node below ModifyTable hands up the places of the rows that are about
 * to be touched; its rows pass through next_row(), below what measures it for EXPLAIN ANALYZE. A row that an upsert
 * meets is seen when its new columns are computed. What is kept of a query lives in the executor's memory, what is kept
 * of a transaction in the transaction's.
 */
#include <algorithm>

#include "extension/base/list.hpp"
#include "extension/changes/changes.hpp"
#include "extension/looks/looks.hpp"
#include "extension/watch/pending.hpp"
#include "extension/changes/owned.hpp"
#include "extension/watch/wanted.hpp"
#include "extension/watch/whose.hpp"

namespace ride::owned
{

namespace
{

/* A ModifyTable node of a query that runs. */
struct Modify
{
	const QueryDesc *query;
	ModifyTableState *node;
	PlanState *below;
	ExecProcNodeMtd real;
	ExprState *upserts; /* computes the columns of a row that an upsert has met; null: no upsert, or see watch() */
	ExprStateEvalFunc real_upserts;
	Facts *facts;
	bool has_foreign; /* a row that is not the on-call's own was handed up */
	Modify *next;
	MemoryContextCallback on_reset;
};

/* A table whose rows count for a seeded relation. The server's statistics count what the transaction adds and
 * deletes. */
struct Counted
{
	SeededRelation *seeded;
	std::uint32_t place; /* in Facts::relations */
	std::uint32_t number;
	const PgStat_TableStatus *table;
	Counted *next;
};

constexpr int longest_ancestry = 32;

Modify *modifies = nullptr;
Counted *counted = nullptr; /* in TopTransactionContext */
std::uint32_t counted_next = 0;
constinit Pending pending; /* when rows were added, by Counted::number */

void drop_modify(void *argument)
{
	take_out(&modifies, argument);
}

/* Calls visit(relation) for a table and for all its ancestors by inheritance or partitioning. */
template <typename Visit>
void each_whole(Oid table, Visit &&visit)
{
	Oid line[longest_ancestry] = {table};
	int count = 1;
	for (int i = 0; i < count; ++i)
	{
		visit(line[i]);
		ScanKeyData key;
		ScanKeyInit(&key, Anum_pg_inherits_inhrelid, BTEqualStrategyNumber, F_OIDEQ, ObjectIdGetDatum(line[i]));
		Relation const inherits = table_open(InheritsRelationId, AccessShareLock);
		SysScanDesc const scan = systable_beginscan(inherits, InheritsRelidSeqnoIndexId, true, nullptr, 1, &key);
		while (HeapTuple const row = systable_getnext(scan))
		{
			const Oid parent = reinterpret_cast<const FormData_pg_inherits *>(GETSTRUCT(row))->inhparent;
			if (count < longest_ancestry && std::find(line, line + count, parent) == line + count)
				line[count++] = parent;
		}
		systable_endscan(scan);
		table_close(inherits, AccessShareLock);
	}
}

bool is_remembered(const Facts *facts, TransactionId transaction)
{
	static TransactionId latest = InvalidTransactionId;
	static std::uint64_t attempt = 0;
	if (latest == transaction && attempt == facts->attempt)
		return true;
	const std::uint32_t used = std::min<std::uint32_t>(facts->transactions_used.load(), facts_max_transactions);
	for (std::uint32_t i = 0; i < used; ++i)
		if (facts->transactions[i].load(std::memory_order_relaxed) == transaction)
		{
			latest = transaction;
			attempt = facts->attempt;
			return true;
		}
	return false;
}

/* Remembers that the on-call has written rows under the current number, which may be a subtransaction's. */
void remember_transaction(Facts *facts)
{
	static TransactionId latest = InvalidTransactionId;
	static std::uint64_t attempt = 0;
	const TransactionId transaction = GetCurrentTransactionIdIfAny();
	if (!TransactionIdIsValid(transaction) || (latest == transaction && attempt == facts->attempt))
		return;
	latest = transaction;
	attempt = facts->attempt;
	if (facts->transactions_used.load() >= facts_max_transactions)
		return;
	if (const std::uint32_t place = facts->transactions_used.fetch_add(1); place < facts_max_transactions)
		facts->transactions[place].store(transaction);
}

bool is_own(const Facts *facts, TupleTableSlot *row)
{
	bool is_null = false;
	const TransactionId writer = DatumGetTransactionId(slot_getsysattr(row, MinTransactionIdAttributeNumber, &is_null));
	return TransactionIdIsCurrentTransactionId(writer) || is_remembered(facts, writer);
}

bool is_own(const Facts *facts, Relation table, ItemPointer place)
{
	TupleTableSlot *const slot = MakeSingleTupleTableSlot(RelationGetDescr(table), table_slot_callbacks(table));
	const bool own = table_tuple_fetch_row_version(table, place, SnapshotAny, slot) && is_own(facts, slot);
	ExecDropSingleTupleTableSlot(slot);
	return own;
}

/* Whether the table has a row that is not the on-call's own. Mostly the first one is not. */
bool has_foreign(const Facts *facts, Relation table)
{
	Snapshot const snapshot = RegisterSnapshot(GetLatestSnapshot());
	TupleTableSlot *const slot = table_slot_create(table, nullptr);
	TableScanDesc const scan = table_beginscan(table, snapshot, 0, nullptr);
	bool foreign = false;
	while (!foreign && table_scan_getnextslot(scan, ForwardScanDirection, slot))
	{
		CHECK_FOR_INTERRUPTS();
		foreign = !is_own(facts, slot);
	}
	table_endscan(scan);
	ExecDropSingleTupleTableSlot(slot);
	UnregisterSnapshot(snapshot);
	return foreign;
}

ResultRelInfo *target_of(const Modify *at, TupleTableSlot *row)
{
	ModifyTableState *const node = at->node;
	if (node->mt_resultOidAttno <= 0)
		return node->resultRelInfo;
	bool is_null = false;
	const Datum table = ExecGetJunkAttribute(row, static_cast<AttrNumber>(node->mt_resultOidAttno), &is_null);
	for (int i = 0; i < node->mt_nrels && !is_null; ++i)
		if (RelationGetRelid(node->resultRelInfo[i].ri_RelationDesc) == DatumGetObjectId(table))
			return &node->resultRelInfo[i];
	return nullptr; /* MERGE, and no row matches */
}

/* Notes whether a row that is about to be touched is not the on-call's own. In somebody else's session none is: the
 * rows of the on-call's code cannot be told from the application's. */
void look_at(Modify *at, TupleTableSlot *row)
{
	ResultRelInfo *const target = target_of(at, row);
	if (target == nullptr || !AttributeNumberIsValid(target->ri_RowIdAttNo))
		return;
	bool is_null = false;
	const Datum place = ExecGetJunkAttribute(row, target->ri_RowIdAttNo, &is_null);
	if (is_null)
		return;
	const char kind = target->ri_RelationDesc->rd_rel->relkind;
	at->has_foreign =
	    caller_of(at->facts) != Caller::oncall || kind != RELKIND_RELATION ||
	    !is_own(at->facts, target->ri_RelationDesc, reinterpret_cast<ItemPointer>(DatumGetPointer(place)));
}

TupleTableSlot *next_row(PlanState *below)
{
	Modify *at = modifies;
	while (at->below != below)
		at = at->next;
	TupleTableSlot *const row = at->real(below);
	if (!at->has_foreign && !TupIsNull(row))
		look_at(at, row);
	return row;
}

Datum upsert(ExprState *columns, ExprContext *context, bool *is_null)
{
	Modify *at = modifies;
	while (at->upserts != columns)
		at = at->next;
	if (!at->has_foreign)
		at->has_foreign = !is_own(at->facts, context->ecxt_scantuple);
	const Datum result = at->real_upserts(columns, context, is_null);
	/* the first call puts the expression's compiled function in place */
	if (columns->evalfunc != upsert)
		at->real_upserts = columns->evalfunc;
	columns->evalfunc = upsert;
	return result;
}

/* The expression that computes an upsert's columns; null for partitions, which get theirs one by one as rows are
 * routed. */
ExprState *columns_of_upsert(const ModifyTableState *node)
{
	const ResultRelInfo *const target = node->resultRelInfo;
	return target->ri_RelationDesc->rd_rel->relkind == RELKIND_RELATION && target->ri_onConflict != nullptr &&
	               target->ri_onConflict->oc_ProjInfo != nullptr
	           ? &target->ri_onConflict->oc_ProjInfo->pi_state
	           : nullptr;
}

bool is_upsert(const ModifyTableState *node)
{
	return node->operation == CMD_INSERT &&
	       reinterpret_cast<const ModifyTable *>(node->ps.plan)->onConflictAction == ONCONFLICT_UPDATE;
}

void watch(Facts *facts, QueryDesc *query, ModifyTableState *node)
{
	auto *const at = static_cast<Modify *>(MemoryContextAllocZero(query->estate->es_query_cxt, sizeof(Modify)));
	at->query = query;
	at->node = node;
	at->facts = facts;
	at->next = modifies;
	at->on_reset = {drop_modify, at, nullptr};
	modifies = at;
	MemoryContextRegisterResetCallback(query->estate->es_query_cxt, &at->on_reset);
	if (node->operation != CMD_INSERT)
	{
		at->below = outerPlanState(&node->ps);
		at->real = at->below->ExecProcNodeReal;
		ExecSetExecProcNode(at->below, next_row);
	}
	else if (is_upsert(node) && (at->upserts = columns_of_upsert(node)) != nullptr)
	{
		at->real_upserts = at->upserts->evalfunc;
		at->upserts->evalfunc = upsert;
	}
	else if (is_upsert(node) && node->ps.instrument == nullptr)
	{
		/* these counters have the rows that the upsert meets */
		MemoryContext const outer = MemoryContextSwitchTo(query->estate->es_query_cxt);
		node->ps.instrument = InstrAlloc(1, INSTRUMENT_ROWS, false);
		MemoryContextSwitchTo(outer);
	}
}

/* Whether rows that are not the on-call's own were touched, and not only handed up. */
bool has_rewritten(const Modify *at)
{
	const ModifyTableState *const node = at->node;
	const bool oncalls_session = caller_of(at->facts) == Caller::oncall;
	if (node->canSetTag && node->ps.state->es_processed == 0)
		return false;
	switch (node->operation)
	{
		case CMD_INSERT:
			if (!oncalls_session)
				return true;
			if (!is_upsert(node) || at->upserts != nullptr)
				return at->has_foreign;
			/* rows that were met, without those that DO UPDATE … WHERE left as they were */
			return node->ps.instrument->ntuples2 > node->ps.instrument->nfiltered1;
		case CMD_MERGE:
			return (at->has_foreign && node->mt_merge_updated + node->mt_merge_deleted > 0) ||
			       (!oncalls_session && node->mt_merge_inserted > 0);
		default:
			return at->has_foreign;
	}
}

void count(Facts *facts, Oid whole, const PgStat_TableStatus *table)
{
	SeededRelation *const seeded = wanted(facts).seeded(whole);
	if (seeded == nullptr)
		return;
	if (pending.begin(facts->attempt))
		counted = nullptr;
	Counted *at = counted;
	while (at != nullptr && (at->seeded != seeded || at->table != table))
		at = at->next;
	if (at == nullptr)
	{
		at = static_cast<Counted *>(MemoryContextAlloc(TopTransactionContext, sizeof(Counted)));
		*at = {seeded, static_cast<std::uint32_t>(seeded - facts->relations), counted_next++, table, counted};
		counted = at;
	}
	pending.add(at->number, [&] { return tick(facts); });
}

/* Counts a table's rows for the table and for all its ancestors. */
void count_rows(Facts *facts, Relation table)
{
	if (!pgstat_should_count_relation(table))
		return;
	each_whole(RelationGetRelid(table), [&](Oid whole) { count(facts, whole, table->pgstat_info); });
}

/* Whether a row passed a BEFORE trigger of the on-call's before the application updated or deleted it. */
bool is_handled(const ResultRelInfo *target, CmdType operation)
{
	const TriggerDesc *const described = target->ri_TrigDesc;
	if (described == nullptr || operation == CMD_INSERT ||
	    !(described->trig_update_before_row || described->trig_delete_before_row))
		return false;
	for (int i = 0; i < described->numtriggers; ++i)
	{
		const Trigger &trigger = described->triggers[i];
		const bool on_event =
		    TRIGGER_FOR_UPDATE(trigger.tgtype) || (operation != CMD_UPDATE && TRIGGER_FOR_DELETE(trigger.tgtype));
		if (TRIGGER_FOR_ROW(trigger.tgtype) && TRIGGER_FOR_BEFORE(trigger.tgtype) && on_event &&
		    trigger.tgenabled != TRIGGER_DISABLED && whose::is_theirs(trigger.tgfoid))
			return true;
	}
	return false;
}

template <typename Visit>
void each_target(const EState *state, Visit &&visit)
{
	ListCell *cell;
	foreach (cell, state->es_opened_result_relations)
		visit(lfirst_node(ResultRelInfo, cell));
	foreach (cell, state->es_tuple_routing_result_relations)
		visit(lfirst_node(ResultRelInfo, cell));
}

void note_rewritten(Facts *facts, Oid table)
{
	changes::note(facts, table);
	each_whole(table, [&](Oid whole) { changes::note(facts, whole, SlotKind::rewrote); });
}

} // namespace

void query_started(Facts *facts, QueryDesc *query)
{
	if (query->plannedstmt->resultRelations == NIL || !whose::oncalls(facts, query->plannedstmt) ||
	    !looks::changes_seeded(facts, query->plannedstmt)) /* a partition that the on-call has made is its own */
		return;
	if (IsA(query->planstate, ModifyTableState))
		watch(facts, query, castNode(ModifyTableState, query->planstate));
	ListCell *cell;
	foreach (cell, query->estate->es_auxmodifytables)
		if (lfirst(cell) != query->planstate)
			watch(facts, query, lfirst_node(ModifyTableState, cell));
}

void query_finished(Facts *facts, QueryDesc *query)
{
	const PlannedStmt *const statement = query->plannedstmt;
	if (statement->resultRelations == NIL)
		return;
	bool is_watched = false;
	for (const Modify *at = modifies; at != nullptr; at = at->next)
	{
		if (at->query != query)
			continue;
		is_watched = true;
		if (has_rewritten(at))
			for (int i = 0; i < at->node->mt_nrels; ++i)
				note_rewritten(facts, RelationGetRelid(at->node->resultRelInfo[i].ri_RelationDesc));
	}
	if (!is_watched)
	{
		if (caller_of(facts) == Caller::other && query->estate->es_processed > 0)
			each_target(query->estate,
			            [&](const ResultRelInfo *target)
			            {
				            if (is_handled(target, statement->commandType))
					            note_rewritten(facts, RelationGetRelid(target->ri_RelationDesc));
			            });
		return;
	}
	if (caller_of(facts) != Caller::oncall)
		return;
	each_target(query->estate, [&](const ResultRelInfo *target) { count_rows(facts, target->ri_RelationDesc); });
	remember_transaction(facts);
}

void copied(Facts *facts, Oid relation)
{
	const bool own = caller_of(facts) == Caller::oncall;
	ListCell *cell;
	foreach (cell, find_all_inheritors(relation, NoLock, nullptr))
	{
		if (!own)
		{
			note_rewritten(facts, lfirst_oid(cell));
			continue;
		}
		Relation const table = RelationIdGetRelation(lfirst_oid(cell));
		if (!RelationIsValid(table))
			continue;
		count_rows(facts, table);
		RelationClose(table);
	}
	if (own)
		remember_transaction(facts);
}

void truncated(Facts *facts, Oid relation)
{
	note_rewritten(facts, relation);
}

void rewriting(Facts *facts, Oid relation)
{
	bool seeded = false;
	each_whole(relation, [&](Oid whole) { seeded = seeded || wanted(facts).is_seeded(whole); });
	if (!seeded || !whose::oncalls(facts))
		return;
	Relation const table = table_open(relation, NoLock); /* the command has locked it */
	if (caller_of(facts) != Caller::oncall || has_foreign(facts, table))
		note_rewritten(facts, relation);
	else
		remember_transaction(facts); /* the rows stay the on-call's own */
	table_close(table, NoLock);
}

/* The statistics still have what this transaction did, by now all at the outermost level. */
void committed() noexcept
{
	Facts *const facts = armed_facts();
	const bool is_current = facts != nullptr && pending.is_about(facts->attempt) && !pending.empty();
	for (const Counted *at = is_current ? counted : nullptr; at != nullptr; at = at->next)
	{
		const PgStat_TableXactStatus *const done = at->table->trans;
		const std::int64_t added = done != nullptr ? done->tuples_inserted - done->tuples_deleted : 0;
		std::uint64_t number = 0;
		pending.each(
		    [&](const Pending::Entry &entry)
		    {
			    if (entry.slot == at->number)
				    number = entry.number;
		    });
		if (added == 0 || number == 0)
			continue;
		std::int64_t stand = at->seeded->own_rows.fetch_add(added) + added;
		if (stand <= 0)
		{
			at->seeded->own_rows.compare_exchange_strong(stand, 0);
			at->seeded->own_since.store(0);
			continue;
		}
		keep_first(&at->seeded->own_since, number);
		/* a look between the writing and the commit has seen the rows: it is clouded */
		for (std::uint32_t i = 0; i < facts->slots_used; ++i)
			if (FactSlot &slot = facts->slots[i]; slot.rows_of == at->place + 1)
				if (std::uint64_t seen = slot.first.load();
				    seen > number && slot.first.compare_exchange_strong(seen, 0))
					keep_first(&slot.clouded, seen);
	}
	aborted();
}

void aborted() noexcept
{
	pending.clear();
	counted = nullptr;
	counted_next = 0;
}

void subtransaction_committed(int level) noexcept
{
	pending.commit_level(level);
}

void subtransaction_aborted(int level) noexcept
{
	pending.abort_level(level);
}

} // namespace ride::owned
