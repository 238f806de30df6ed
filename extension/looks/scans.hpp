/*
 * A watched node of a plan: a scan, or a Gather, whose rows pass through next_row() of seen.cpp.
 *
 * Server code; backends of the on-call. `scans.cpp` finds the nodes, `seen.cpp` learns from their rows; nobody else
 * includes this.
 */
#pragma once

#include "extension/looks/seen.hpp"

namespace ride::seen
{

enum class Role
{
	plain,     /* only that it ran */
	tells,     /* a function whose rows are about sessions */
	describes, /* a catalog of columns */
	lists      /* pg_class */
};

/* A watched node. */
struct WatchedNode
{
	PlanState *node;
	Oid relation;         /* that it scans; InvalidOid: none, as for a function in FROM or a Gather */
	ExecProcNodeMtd real; /* the node's own function */
	Sights *sights;
	Tree *tree;
	Role role;
	AttrNumber column; /* of the rows: which relation, or process, a row is about; 0: they do not have it */
	AttrNumber number; /* of rows of pg_attribute: the column's number; 0: they do not have it */
	AttrNumber name;   /* of the rows of an index without the OID: the relation's name, and its schema */
	AttrNumber schema;
	const ScanKeyData *key; /* of an index scan: the relation that it asks for */
	bool is_given;          /* the key is the statement's own, and does not come from a join */
	Datum last_key;         /* the newest that was noted, while `is_asked` */
	bool is_asked;
	bool has_run; /* somebody has asked the node for a row */
	WatchedNode *next_in_bucket;
	WatchedNode *next_in_query;
};

/* The relation that a scan's node reads; InvalidOid: none, as for a function in FROM. */
inline Oid scanned(const PlanState *node)
{
	const ScanState *const scan = reinterpret_cast<const ScanState *>(node);
	return scan->ss_currentRelation != nullptr ? RelationGetRelid(scan->ss_currentRelation) : InvalidOid;
}

/* Calls visit(function) for each function that a FunctionScan calls. */
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

/* A scan of the relation has run; InvalidOid: of something else. */
void note_read(Sights *sights, Oid relation);

/* From now on the node's rows pass through next_row(). */
void interpose(WatchedNode *watched);
bool is_interposed(const PlanState *node);

/* Watches the scans of a plan that has been started. `memory` is the query's. */
void watch_scans(Sights *sights, PlanState *top, MemoryContext memory);

} // namespace ride::seen
