/*
 * What the scans of a query hand up about the seeded relations.
 *
 * Server code; backends of the on-call. A scan is asked through us by ExecSetExecProcNode(), below whatever measures it
 * for EXPLAIN ANALYZE and above whatever another extension has put there. What is known of a scan lives as long as the
 * query that the scan belongs to, and is found by the node's address.
 */
#include "extension/compat.hpp"
#include "extension/copies.hpp"
#include "extension/seen.hpp"

namespace ride::seen
{

enum class Role
{
	plain,     /* only that it ran */
	describes, /* a catalog of columns */
	lists      /* pg_class */
};

/* A scan that is asked through us. */
struct Watched
{
	PlanState *node;
	ExecProcNodeMtd real;
	Sights *sights;
	Tree *tree;
	Role role;
	AttrNumber column; /* of the rows: the relation that they are about; 0: not in them */
	AttrNumber name;   /* of an index without it: the relation's name and schema */
	AttrNumber schema;
	const ScanKeyData *key; /* of an index scan: the relation asked for */
	bool is_given;          /* by the statement, not by what it is joined with */
	Datum last_key;
	bool is_asked;
	bool has_run;
	Watched *next_in_bucket;
	Watched *next_in_query;
};

namespace
{

struct Catalog
{
	Oid relation;
	AttrNumber column;
	Role role;
};

constexpr Catalog catalogs[] = {{AttributeRelationId, Anum_pg_attribute_attrelid, Role::describes},
                                {AttrDefaultRelationId, Anum_pg_attrdef_adrelid, Role::describes},
                                {StatisticRelationId, Anum_pg_statistic_starelid, Role::describes},
                                {DescriptionRelationId, Anum_pg_description_objoid, Role::describes},
                                {RelationRelationId, Anum_pg_class_oid, Role::lists}};

constexpr std::size_t bucket_count = 256;
Watched *buckets[bucket_count];
Sights *all_sights = nullptr;

Watched **bucket_of(const PlanState *node)
{
	const auto address = reinterpret_cast<std::uintptr_t>(node);
	return &buckets[(address >> 4 ^ address >> 12) % bucket_count];
}

/* The query's memory goes, and its plan with it. */
void drop(void *argument)
{
	Sights *const gone = static_cast<Sights *>(argument);
	for (const Watched *watched = gone->watched; watched != nullptr; watched = watched->next_in_query)
		for (Watched **at = bucket_of(watched->node); *at != nullptr; at = &(*at)->next_in_bucket)
			if (*at == watched)
			{
				*at = watched->next_in_bucket;
				break;
			}
	for (Sights **at = &all_sights; *at != nullptr; at = &(*at)->next)
		if (*at == gone)
		{
			*at = gone->next;
			return;
		}
}

/* Only nodes that watch_scan() has entered are asked through us, and they go together with their entry. */
Watched *find(const PlanState *node)
{
	Watched *at = *bucket_of(node);
	while (at->node != node)
		at = at->next_in_bucket;
	return at;
}

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

enum class Evidence
{
	row,
	key
};

void note_about(const Watched &watched, Oid relation, Evidence evidence)
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

void note_key(Watched *watched)
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

void note_row(const Watched &watched, TupleTableSlot *row)
{
	bool is_null;
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

Oid scanned(const PlanState *node)
{
	const ScanState *const scan = reinterpret_cast<const ScanState *>(node);
	return scan->ss_currentRelation != nullptr ? RelationGetRelid(scan->ss_currentRelation) : InvalidOid;
}

template <typename Visit>
void each_function(const PlanState *node, Visit &&visit)
{
	if (!IsA(node, FunctionScanState))
		return;
	ListCell *cell;
	foreach (cell, reinterpret_cast<const FunctionScan *>(node->plan)->functions)
		if (const Node *const call = lfirst_node(RangeTblFunction, cell)->funcexpr; IsA(call, FuncExpr))
			visit(reinterpret_cast<const FuncExpr *>(call)->funcid);
}

TupleTableSlot *next_row(PlanState *node);

/* That it ran is all there is to know: from now on it is asked directly, unless somebody has come between. */
void note_plain(Watched *watched)
{
	PlanState *const node = watched->node;
	watched->has_run = true;
	note_read(watched->sights, scanned(node));
	each_function(node,
	              [&](Oid function)
	              {
		              for (int i = 0; i < watched->sights->idle_count; ++i)
			              if (watched->sights->idle[i] == function)
				              watched->sights->idle[i] = InvalidOid;
	              });
	if (node->ExecProcNode == next_row)
		node->ExecProcNode = watched->real;
	if (node->ExecProcNodeReal == next_row)
		node->ExecProcNodeReal = watched->real;
}

/* In the place of the scan's own function. */
TupleTableSlot *next_row(PlanState *node)
{
	Watched *const watched = find(node);
	if (watched->role == Role::plain)
	{
		if (!watched->has_run)
			note_plain(watched);
		return watched->real(node);
	}
	if (!watched->has_run)
	{
		watched->has_run = watched->sights->reads_catalog = true;
		watched->tree->lists = watched->tree->lists || watched->role == Role::lists;
		note_read(watched->sights, scanned(node));
	}
	TupleTableSlot *const row = watched->real(node);
	note_key(watched);
	if (!TupIsNull(row))
	{
		note_row(*watched, reinterpret_cast<ScanState *>(node)->ss_ScanTupleSlot);
		return row;
	}
	watched->is_asked = false; /* another round asks with other keys, maybe in the same memory */
	if (watched->role == Role::describes && watched->key == nullptr &&
	    ScanDirectionIsForward(node->state->es_direction))
		watched->tree->ended = true;
	return row;
}

const ScanKeyData *key_on(const ScanKeyData *keys, int count, const RelationData *index, AttrNumber column)
{
	for (int i = 0; i < count; ++i)
		if (keys[i].sk_strategy == BTEqualStrategyNumber && (keys[i].sk_flags & SK_ROW_HEADER) == 0 &&
		    keys[i].sk_attno >= 1 && keys[i].sk_attno <= index->rd_index->indnatts &&
		    index->rd_index->indkey.values[keys[i].sk_attno - 1] == column)
			return &keys[i];
	return nullptr;
}

bool has_exec_parameter(Node *node, void *argument)
{
	if (node == nullptr)
		return false;
	if (IsA(node, Param) && reinterpret_cast<const Param *>(node)->paramkind == PARAM_EXEC)
		return true;
	return compat::walk_expression(node, has_exec_parameter, argument);
}

/* Is the value of a key the statement's own? What it is joined with comes as a parameter of the executor. */
bool is_given(const ScanKeyData *key, const IndexRuntimeKeyInfo *computed, int count)
{
	for (int i = 0; i < count; ++i)
		if (computed[i].scan_key == key)
			return !has_exec_parameter(reinterpret_cast<Node *>(computed[i].key_expr->expr), nullptr);
	return key != nullptr;
}

AttrNumber column_in(const RelationData *index, AttrNumber column)
{
	for (AttrNumber i = 0; i < index->rd_index->indnatts; ++i)
		if (index->rd_index->indkey.values[i] == column)
			return static_cast<AttrNumber>(i + 1);
	return 0;
}

/* Where the relation stands in the rows of a scan of a catalog, and in the keys of its index. */
void find_columns(Watched *watched, const Catalog &catalog)
{
	PlanState *const node = watched->node;
	watched->role = catalog.role;
	watched->column = catalog.column;
	if (IsA(node, IndexScanState))
	{
		const auto *const scan = reinterpret_cast<const IndexScanState *>(node);
		watched->key = key_on(scan->iss_ScanKeys, scan->iss_NumScanKeys, scan->iss_RelationDesc, catalog.column);
		watched->is_given = is_given(watched->key, scan->iss_RuntimeKeys, scan->iss_NumRuntimeKeys);
	}
	else if (IsA(node, IndexOnlyScanState))
	{
		const auto *const scan = reinterpret_cast<const IndexOnlyScanState *>(node);
		watched->key = key_on(scan->ioss_ScanKeys, scan->ioss_NumScanKeys, scan->ioss_RelationDesc, catalog.column);
		watched->is_given = is_given(watched->key, scan->ioss_RuntimeKeys, scan->ioss_NumRuntimeKeys);
		watched->column = column_in(scan->ioss_RelationDesc, catalog.column);
		if (watched->column == 0 && catalog.relation == RelationRelationId)
		{
			watched->name = column_in(scan->ioss_RelationDesc, Anum_pg_class_relname);
			watched->schema = column_in(scan->ioss_RelationDesc, Anum_pg_class_relnamespace);
		}
	}
	else if (IsA(node, BitmapHeapScanState) && IsA(outerPlanState(node), BitmapIndexScanState))
	{
		const auto *const scan = reinterpret_cast<const BitmapIndexScanState *>(outerPlanState(node));
		watched->key = key_on(scan->biss_ScanKeys, scan->biss_NumScanKeys, scan->biss_RelationDesc, catalog.column);
		watched->is_given = is_given(watched->key, scan->biss_RuntimeKeys, scan->biss_NumRuntimeKeys);
	}
}

struct Walk
{
	Sights *sights;
	MemoryContext memory;
	const PlanState *above;
	int tree;
	bool in_workers;
};

const Catalog *catalog_of(Oid relation)
{
	for (const Catalog &catalog : catalogs)
		if (catalog.relation == relation)
			return &catalog;
	return nullptr;
}

void watch_scan(const Walk &walk, PlanState *node)
{
	const Oid relation = scanned(node);
	const Catalog *const catalog = catalog_of(relation);
	Watched *const watched = walk.in_workers || node->ExecProcNodeReal == next_row
	                             ? nullptr
	                             : static_cast<Watched *>(MemoryContextAllocExtended(
	                                   walk.memory, sizeof(Watched), MCXT_ALLOC_NO_OOM | MCXT_ALLOC_ZERO));
	if (watched == nullptr)
	{
		note_read(walk.sights, relation);
		walk.sights->unsure = walk.sights->unsure || catalog != nullptr;
		return;
	}
	watched->node = node;
	watched->real = node->ExecProcNodeReal;
	watched->sights = walk.sights;
	watched->tree = &walk.sights->trees[walk.tree];
	if (catalog != nullptr)
		find_columns(watched, *catalog);
	each_function(node,
	              [&](Oid function)
	              {
		              if (walk.sights->idle_count < static_cast<int>(lengthof(walk.sights->idle)))
			              walk.sights->idle[walk.sights->idle_count++] = function;
	              });
	Watched **const bucket = bucket_of(node);
	watched->next_in_bucket = *bucket;
	*bucket = watched;
	watched->next_in_query = walk.sights->watched;
	walk.sights->watched = watched;
	ExecSetExecProcNode(node, next_row);
}

bool has_plan(const List *subplans, const PlanState *plan)
{
	ListCell *cell;
	foreach (cell, subplans)
		if (const auto *const subplan = lfirst_node(SubPlanState, cell);
		    subplan->planstate == plan && subplan->subplan->subLinkType != CTE_SUBLINK)
			return true;
	return false;
}

/* Not joined with what stands beside it: its rows are shown whatever the others say. */
bool stands_apart(const PlanState *above, const PlanState *node)
{
	return above != nullptr && (IsA(above, AppendState) || IsA(above, MergeAppendState) ||
	                            has_plan(above->initPlan, node) || has_plan(above->subPlan, node));
}

int add_tree(Sights *sights)
{
	sights->trees[sights->tree_count] = {};
	return sights->tree_count++;
}

bool visit(PlanState *node, void *argument)
{
	Walk walk = *static_cast<const Walk *>(argument);
	CHECK_FOR_INTERRUPTS();
	if (stands_apart(walk.above, node) && walk.sights->tree_count < max_trees)
		walk.tree = add_tree(walk.sights);
	switch (nodeTag(node))
	{
		case T_SeqScanState:
		case T_SampleScanState:
		case T_IndexScanState:
		case T_IndexOnlyScanState:
		case T_BitmapHeapScanState:
		case T_TidScanState:
		case T_TidRangeScanState:
		case T_FunctionScanState:
		case T_TableFuncScanState:
			watch_scan(walk, node);
			break;
		case T_ForeignScanState: /* may be asked past us, asynchronously */
		case T_CustomScanState:
			note_read(walk.sights, scanned(node));
			break;
		case T_GatherState:
		case T_GatherMergeState:
			walk.in_workers = true;
			break;
		default:
			break;
	}
	walk.above = node;
	return compat::walk_plan(node, visit, &walk);
}

} // namespace

bool Sights::is_idle(Oid function) const
{
	for (int i = 0; i < idle_count; ++i)
		if (idle[i] == function)
			return true;
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
	add_tree(sights);
	sights->query = query;
	sights->here = &here;
	sights->next = all_sights;
	sights->on_reset = {drop, sights, nullptr};
	all_sights = sights;
	MemoryContextRegisterResetCallback(memory, &sights->on_reset);
	Walk walk{sights, memory, nullptr, 0, false};
	visit(query->planstate, &walk);
}

Sights *of(const QueryDesc *query)
{
	for (Sights *at = all_sights; at != nullptr; at = at->next)
		if (at->query == query)
			return at;
	return nullptr;
}

} // namespace ride::seen
