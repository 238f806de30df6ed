/*
 * What the scans of a query hand up about the seeded relations.
 *
 * Server code; backends of the on-call. ExecSetExecProcNode() puts next_row() in the place of a scan's own function:
 * below what measures it for EXPLAIN ANALYZE, and above what another extension has put there. A watched node is found
 * by its address, and lives as long as its query.
 */
#include "extension/base/list.hpp"
#include "extension/looks/copies.hpp"
#include "extension/looks/origins.hpp"
#include "extension/looks/scans.hpp"

namespace ride::seen
{

namespace
{

constexpr std::size_t bucket_count = 256;
WatchedNode *buckets[bucket_count];
Sights *all_sights = nullptr;

WatchedNode **bucket_of(const PlanState *node)
{
	const auto address = reinterpret_cast<std::uintptr_t>(node);
	return &buckets[(address >> 4 ^ address >> 12) % bucket_count];
}

/* The query's memory goes, and its plan and watched nodes with it. */
void drop(void *argument)
{
	Sights *const gone = static_cast<Sights *>(argument);
	for (const WatchedNode *watched = gone->watched; watched != nullptr; watched = watched->next_in_query)
		take_out(bucket_of(watched->node), watched, &WatchedNode::next_in_bucket);
	take_out(&all_sights, gone);
}

/* Called for watched nodes only, so there is an entry. */
WatchedNode *find(const PlanState *node)
{
	WatchedNode *at = *bucket_of(node);
	while (at->node != node)
		at = at->next_in_bucket;
	return at;
}

enum class Evidence
{
	row,
	key
};

void note_about(const WatchedNode &watched, Oid relation, Evidence evidence)
{
	if (relation < FirstNormalObjectId)
		return;
	const std::int64_t found = watched.sights->here->position_of(relation);
	if (found < 0)
	{
		if (watched.role == Role::describes && copies::is_copy(relation))
			note_read(watched.sights, relation); /* \d of a copy shows what was copied */
		return;
	}
	const auto position = static_cast<std::uint32_t>(found);
	Tree &tree = *watched.tree;
	if (evidence == Evidence::row)
		(watched.role == Role::lists ? tree.listed : tree.described).add(position);
	else
	{
		tree.asked.add(position);
		if (watched.is_given)
			tree.given.add(position);
	}
}

void note_key(WatchedNode *watched)
{
	if (watched->role != Role::describes || watched->key == nullptr || (watched->key->sk_flags & SK_ISNULL) != 0 ||
	    (watched->is_asked && watched->last_key == watched->key->sk_argument))
		return;
	watched->is_asked = true;
	watched->last_key = watched->key->sk_argument;
	if ((watched->key->sk_flags & SK_SEARCHARRAY) == 0)
		return note_about(*watched, DatumGetObjectId(watched->key->sk_argument), Evidence::key);
	Datum *values;
	bool *nulls;
	int count;
	deconstruct_array(DatumGetArrayTypeP(watched->key->sk_argument), OIDOID, sizeof(Oid), true, TYPALIGN_INT, &values,
	                  &nulls, &count);
	for (int i = 0; i < count; ++i)
		if (!nulls[i])
			note_about(*watched, DatumGetObjectId(values[i]), Evidence::key);
	pfree(values);
	pfree(nulls);
}

void note_row(const WatchedNode &watched, TupleTableSlot *row)
{
	bool is_null;
	if (watched.number != 0 && DatumGetInt16(slot_getattr(row, watched.number, &is_null)) < 0)
		return; /* system columns, such as ctid, are those of every table */
	if (watched.column != 0)
	{
		const Datum value = slot_getattr(row, watched.column, &is_null);
		if (!is_null)
			note_about(watched, DatumGetObjectId(value), Evidence::row);
		return;
	}
	if (watched.name == 0 || watched.schema == 0)
		return;
	const Datum schema = slot_getattr(row, watched.schema, &is_null);
	if (is_null || DatumGetObjectId(schema) == PG_CATALOG_NAMESPACE)
		return;
	const Datum name = slot_getattr(row, watched.name, &is_null);
	if (!is_null)
		note_about(watched, get_relname_relid(DatumGetCString(name), DatumGetObjectId(schema)), Evidence::row);
}

TupleTableSlot *next_row(PlanState *node);

void note_run(WatchedNode *watched)
{
	watched->has_run = true;
	note_read(watched->sights, watched->relation);
	each_function(watched->node,
	              [&](Oid function)
	              {
		              for (int i = 0; i < watched->sights->called_count; ++i)
			              if (watched->sights->called[i].function == function)
				              watched->sights->called[i].ran = true;
	              });
}

/* There is nothing more to learn: the node gets its own function back, unless somebody else has replaced it since. */
void step_aside(const WatchedNode *watched)
{
	PlanState *const node = watched->node;
	if (node->ExecProcNode == next_row)
		node->ExecProcNode = watched->real;
	if (node->ExecProcNodeReal == next_row)
		node->ExecProcNodeReal = watched->real;
}

/* A Gather has been asked for a row; `any`: it had one. What its workers scan counts as read. */
void note_below(WatchedNode *gather, bool any)
{
	Sights *const sights = gather->sights;
	for (int i = 0; i < sights->below_count; ++i)
		if (const Sights::Below &scan = sights->below[i]; scan.gather == gather && (any || !scan.is_limited))
		{
			note_read(sights, scan.relation);
			sights->unsure = sights->unsure || scan.is_catalog;
		}
}

/* A scan of which only that it ran is noted. A sample, which may be empty, has to have a row. */
TupleTableSlot *next_of_plain(WatchedNode *watched)
{
	TupleTableSlot *const row = watched->real(watched->node);
	if (watched->has_run || (IsA(watched->node, SampleScanState) && TupIsNull(row)))
		return row;
	note_run(watched);
	step_aside(watched);
	note_below(watched, !TupIsNull(row));
	return row;
}

/* Whether the scan's row is about another session than this one. */
bool is_of_another(const WatchedNode &watched)
{
	if (watched.column == 0)
		return true;
	bool is_null = false;
	const Datum process =
	    slot_getattr(reinterpret_cast<ScanState *>(watched.node)->ss_ScanTupleSlot, watched.column, &is_null);
	return is_null || DatumGetInt32(process) != MyProcPid; /* a prepared transaction is nobody's */
}

/* A function whose rows are about sessions: the first row about another one is noted. */
TupleTableSlot *next_of_sessions(WatchedNode *watched)
{
	if (!watched->has_run)
		note_run(watched);
	TupleTableSlot *const row = watched->real(watched->node);
	if (TupIsNull(row) || !is_of_another(*watched))
		return row;
	const Oid function = origins::function_of(reinterpret_cast<const FunctionScan *>(watched->node->plan));
	for (int i = 0; i < watched->sights->called_count; ++i)
		if (watched->sights->called[i].function == function)
			watched->sights->called[i].has_other = true;
	step_aside(watched);
	return row;
}

/* In the place of the node's own function. */
TupleTableSlot *next_row(PlanState *node)
{
	WatchedNode *const watched = find(node);
	if (watched->role == Role::plain)
		return next_of_plain(watched);
	if (watched->role == Role::tells)
		return next_of_sessions(watched);
	if (!watched->has_run)
	{
		watched->has_run = watched->sights->reads_catalog = true;
		watched->tree->lists = watched->tree->lists || watched->role == Role::lists;
		note_read(watched->sights, watched->relation);
	}
	TupleTableSlot *const row = watched->real(node);
	note_key(watched);
	if (!TupIsNull(row))
	{
		note_row(*watched, reinterpret_cast<ScanState *>(node)->ss_ScanTupleSlot);
		return row;
	}
	watched->is_asked = false; /* a rescan may have another key in the same memory */
	if (watched->role == Role::describes && watched->key == nullptr &&
	    ScanDirectionIsForward(node->state->es_direction))
		watched->tree->ended = true;
	return row;
}

} // namespace

void note_read(Sights *sights, Oid relation)
{
	sights->ran = true;
	if (!OidIsValid(relation))
		return;
	for (int i = 0; i < sights->read_count; ++i)
		if (sights->read[i] == relation)
			return;
	if (sights->read_count < max_read)
		sights->read[sights->read_count++] = relation;
	else
		sights->read_many = true;
}

void interpose(WatchedNode *watched)
{
	WatchedNode **const bucket = bucket_of(watched->node);
	watched->next_in_bucket = *bucket;
	*bucket = watched;
	watched->next_in_query = watched->sights->watched;
	watched->sights->watched = watched;
	ExecSetExecProcNode(watched->node, next_row);
}

bool is_interposed(const PlanState *node)
{
	return node->ExecProcNodeReal == next_row;
}

bool Sights::is_idle(Oid function) const
{
	for (int i = 0; i < called_count; ++i)
		if (called[i].function == function && !called[i].ran)
			return true;
	return false;
}

bool Sights::tells(Oid function) const
{
	for (int i = 0; i < called_count; ++i)
		if (called[i].function == function && called[i].tells)
			return true;
	return false;
}

bool Sights::is_silent(Oid function) const
{
	for (int i = 0; i < called_count; ++i)
		if (called[i].function == function && called[i].tells)
			return !called[i].has_other;
	return false;
}

bool Sights::was_read(Oid relation) const
{
	if (read_many)
		return true;
	for (int i = 0; i < read_count; ++i)
		if (read[i] == relation)
			return true;
	const char kind = get_rel_relkind(relation);
	const bool is_scanned_itself = kind == RELKIND_RELATION || kind == RELKIND_MATVIEW || kind == RELKIND_SEQUENCE ||
	                               kind == RELKIND_TOASTVALUE || kind == RELKIND_FOREIGN_TABLE;
	return ran && (!is_scanned_itself || has_subclass(relation));
}

bool Sights::sees(std::uint32_t position) const
{
	for (int i = 0; i < tree_count; ++i)
		if (trees[i].described.has(position) && trees[i].agrees(position))
			return true;
	return false;
}

bool Sights::would_see(std::uint32_t position) const
{
	for (int i = 0; i < tree_count; ++i)
		if ((trees[i].ended || trees[i].asked.has(position)) && trees[i].agrees(position))
			return true;
	return false;
}

bool Sights::was_given(std::uint32_t position) const
{
	for (int i = 0; i < tree_count; ++i)
		if (trees[i].given.has(position) && trees[i].agrees(position))
			return true;
	return false;
}

bool Sights::passes(std::uint32_t position) const
{
	for (int i = 0; i < tree_count; ++i)
		if ((trees[i].lists ? trees[i].listed : trees[i].described).has(position) || trees[i].given.has(position))
			return true;
	return false;
}

void watch(const Wanted &here, QueryDesc *query)
{
	if (query->planstate == nullptr || query->estate == nullptr)
		return;
	const MemoryContext memory = query->estate->es_query_cxt;
	auto *const sights = static_cast<Sights *>(MemoryContextAllocExtended(memory, sizeof(Sights), MCXT_ALLOC_NO_OOM));
	if (sights == nullptr)
		return;
	memset(static_cast<void *>(sights), 0, offsetof(Sights, trees));
	sights->query = query;
	sights->here = &here;
	sights->next = all_sights;
	sights->on_reset = {drop, sights, nullptr};
	all_sights = sights;
	MemoryContextRegisterResetCallback(memory, &sights->on_reset);
	watch_scans(sights, query->planstate, memory);
}

Sights *of(const QueryDesc *query)
{
	for (Sights *at = all_sights; at != nullptr; at = at->next)
		if (at->query == query)
			return at;
	return nullptr;
}

} // namespace ride::seen
