/*
 * The scans of a query that are watched: which they are, and where their rows and keys name a relation.
 *
 * Server code; backends of the on-call.
 */
#include "extension/base/compat.hpp"
#include "extension/looks/origins.hpp"
#include "extension/looks/scans.hpp"
#include "extension/looks/sessions.hpp"

namespace ride::seen
{

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

/* Whether the statement itself gives the value of a key. A value that comes from a join is a parameter of the
 * executor. */
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

/* Finds where a catalog's scan has the relation: in its rows, and in the keys of its index. */
void find_columns(WatchedNode *watched, const Catalog &catalog)
{
	PlanState *const node = watched->node;
	watched->role = catalog.role;
	watched->column = catalog.column;
	watched->number = catalog.relation == AttributeRelationId ? Anum_pg_attribute_attnum : InvalidAttrNumber;
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
		if (watched->number != InvalidAttrNumber)
			watched->number = column_in(scan->ioss_RelationDesc, watched->number);
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
	const WatchedNode *gather; /* whose workers run this part */
	bool is_limited;
};

const Catalog *catalog_of(Oid relation)
{
	for (const Catalog &catalog : catalogs)
		if (catalog.relation == relation)
			return &catalog;
	return nullptr;
}

/* Null: there is no memory, or the node is watched already. */
WatchedNode *watch_node(const Walk &walk, PlanState *node, Oid relation)
{
	WatchedNode *const watched = is_interposed(node)
	                                 ? nullptr
	                                 : static_cast<WatchedNode *>(MemoryContextAllocExtended(
	                                       walk.memory, sizeof(WatchedNode), MCXT_ALLOC_NO_OOM | MCXT_ALLOC_ZERO));
	if (watched == nullptr)
		return nullptr;
	watched->node = node;
	watched->relation = relation;
	watched->real = node->ExecProcNodeReal;
	watched->sights = walk.sights;
	watched->tree = &walk.sights->trees[walk.tree];
	return watched;
}

/* A scan that cannot be watched counts as read. */
void note_unwatched(Sights *sights, Oid relation, bool is_catalog)
{
	note_read(sights, relation);
	sights->unsure = sights->unsure || is_catalog;
}

void watch_scan(const Walk &walk, PlanState *node)
{
	const Oid relation = scanned(node);
	const Catalog *const catalog = catalog_of(relation);
	Sights *const sights = walk.sights;
	if (walk.gather != nullptr && sights->below_count < static_cast<int>(lengthof(sights->below)))
	{
		sights->below[sights->below_count++] = {relation, walk.gather, catalog != nullptr, walk.is_limited};
		return;
	}
	WatchedNode *const watched = walk.gather != nullptr ? nullptr : watch_node(walk, node, relation);
	if (watched == nullptr)
		return note_unwatched(sights, relation, catalog != nullptr);
	if (catalog != nullptr)
		find_columns(watched, *catalog);
	/* null also for a scan that calls several functions */
	const sessions::Telling *const telling =
	    IsA(node, FunctionScanState)
	        ? sessions::telling_of(origins::function_of(reinterpret_cast<const FunctionScan *>(node->plan)))
	        : nullptr;
	if (telling != nullptr)
	{
		watched->role = Role::tells;
		watched->column = telling->process;
	}
	each_function(node,
	              [&](Oid function)
	              {
		              if (sights->called_count < static_cast<int>(lengthof(sights->called)))
			              sights->called[sights->called_count++] = {function, false, telling != nullptr, false};
	              });
	interpose(watched);
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

/* Whether a node is not joined with those beside it: its rows are shown whatever the others hand up. */
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
		case T_ForeignScanState: /* may be asked asynchronously, past its ExecProcNode */
		case T_CustomScanState:
			note_read(walk.sights, scanned(node));
			break;
		case T_GatherState:
		case T_GatherMergeState:
			if (WatchedNode *const gather = watch_node(walk, node, InvalidOid))
			{
				interpose(gather);
				walk.gather = gather;
				walk.is_limited = false;
			}
			break;
		case T_LimitState:
			walk.is_limited = true;
			break;
		default:
			break;
	}
	walk.above = node;
	return compat::walk_plan(node, visit, &walk);
}

} // namespace

void watch_scans(Sights *sights, PlanState *top, MemoryContext memory)
{
	add_tree(sights);
	Walk walk{sights, memory, nullptr, 0, nullptr, false};
	visit(top, &walk);
}

} // namespace ride::seen
