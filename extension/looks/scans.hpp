/*
 * A scan that is asked through us.
 *
 * Server code; backends of the on-call. What `scans.cpp` finds in a plan and `seen.cpp` learns from while it runs; nobody
 * else includes this.
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

/* A scan that is asked through us. */
struct WatchedNode
{
	PlanState *node;
	Oid relation; /* that it scans; InvalidOid: a function in FROM and its like, or a Gather */
	ExecProcNodeMtd real;
	Sights *sights;
	Tree *tree;
	Role role;
	AttrNumber column; /* of the rows: the relation, or the process, that they are about; 0: not in them */
	AttrNumber number; /* of rows of pg_attribute: the column's number; 0: not in them */
	AttrNumber name;   /* of an index without it: the relation's name and schema */
	AttrNumber schema;
	const ScanKeyData *key; /* of an index scan: the relation asked for */
	bool is_given;          /* by the statement, not by what it is joined with */
	Datum last_key;
	bool is_asked;
	bool has_run;
	WatchedNode *next_in_bucket;
	WatchedNode *next_in_query;
};

/* Of a node that scans: the relation; InvalidOid: a function in FROM and its like. */
inline Oid scanned(const PlanState *node)
{
	const ScanState *const scan = reinterpret_cast<const ScanState *>(node);
	return scan->ss_currentRelation != nullptr ? RelationGetRelid(scan->ss_currentRelation) : InvalidOid;
}

/* Calls visit(function) for each that a node in FROM calls. */
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

void note_read(Sights *sights, Oid relation);

/* From now on the node is asked through us. */
void interpose(WatchedNode *watched);
bool is_interposed(const PlanState *node);

/* Finds the scans of a plan that has been started. */
void watch_scans(Sights *sights, PlanState *top, MemoryContext memory);

} // namespace ride::seen
