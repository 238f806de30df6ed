/*
 * Where a column of a plan comes from, and what reaches its result.
 *
 * Server code; backends of the on-call.
 */
#include "extension/looks/origins.hpp"

namespace ride::origins
{

namespace
{

const TargetEntry *entry_of(const List *targets, AttrNumber number)
{
	return number >= 1 && number <= list_length(targets)
	           ? static_cast<const TargetEntry *>(list_nth(targets, number - 1))
	           : nullptr;
}

const Plan *subplan_number(const Place &place, int number)
{
	return number >= 1 && number <= list_length(place.statement->subplans)
	           ? static_cast<const Plan *>(list_nth(place.statement->subplans, number - 1))
	           : nullptr;
}

const List *parts_of(const Plan *plan)
{
	if (IsA(plan, Append))
		return reinterpret_cast<const Append *>(plan)->appendplans;
	if (IsA(plan, MergeAppend))
		return reinterpret_cast<const MergeAppend *>(plan)->mergeplans;
	return NIL;
}

bool writes(const Plan *plan, int range)
{
	return IsA(plan, ModifyTable) &&
	       list_member_int(reinterpret_cast<const ModifyTable *>(plan)->resultRelations, range);
}

struct Flow
{
	Place place;
	Sought sought;
	int depth;
	int *steps; /* that may still be taken: a column that is named twice is followed twice */

	bool is_of_catalogs() const { return !OidIsValid(sought.relation) && !OidIsValid(sought.function); }

	bool seeks(const Column &found) const
	{
		if (found.number < InvalidAttrNumber)
			return false; /* system columns (ctid, xmin) tell nothing */
		if (OidIsValid(sought.function))
			return found.function == sought.function &&
			       (sought.columns == nullptr || found.number == InvalidAttrNumber ||
			        bms_is_member(found.number, sought.columns));
		return OidIsValid(sought.relation) ? found.relation == sought.relation : is_relation_catalog(found.relation);
	}
};

constexpr int deepest = 64;
constexpr int most_steps = 20000;

bool flows(Node *node, void *argument);

bool flows_from(const Flow &flow, const Plan *plan, const Node *expression)
{
	Flow below = {{flow.place.statement, flow.place.init_plans, plan}, flow.sought, flow.depth + 1, flow.steps};
	return below.depth < deepest && flows(const_cast<Node *>(expression), &below);
}

bool any_flows_from(const Flow &flow, const Plan *plan)
{
	ListCell *cell;
	if (plan != nullptr)
		foreach (cell, plan->targetlist)
			if (const auto *const target = lfirst_node(TargetEntry, cell);
			    !target->resjunk && flows_from(flow, plan, reinterpret_cast<const Node *>(target->expr)))
				return true;
	return false;
}

/* From any column of a subplan's result. */
bool flows_out(const Flow &flow, const SubPlan *subplan)
{
	return subplan->subLinkType != EXISTS_SUBLINK && any_flows_from(flow, subplan_number(flow.place, subplan->plan_id));
}

/* The plan whose whole row a reference stands for; null: it stands for a column. */
const Plan *whole_row_of(const Place &place, const Var *reference)
{
	if (reference->varattno != InvalidAttrNumber)
		return nullptr;
	if (IsA(place.plan, SubqueryScan))
		return reinterpret_cast<const SubqueryScan *>(place.plan)->subplan;
	return IsA(place.plan, CteScan) ? subplan_number(place, reinterpret_cast<const CteScan *>(place.plan)->ctePlanId)
	                                : nullptr;
}

/* Whether an expression is a whole row, of a table or of a subquery. */
bool is_whole_row(Place at, const Node *expression)
{
	for (int depth = 0; depth < deepest && IsA(expression, Var); ++depth)
	{
		const auto *const var = reinterpret_cast<const Var *>(expression);
		if (var->varattno == InvalidAttrNumber)
			return true;
		Source sources[max_sources];
		if (sources_of(at, var, sources) == 0)
			return false;
		at.plan = sources[0].plan;
		expression = sources[0].expression;
	}
	return false;
}

/* A call of count(), as an aggregate or over a window. */
struct Count
{
	bool is_one;
	const List *arguments;
	Expr *filter;
};

Count count_of(const Node *node)
{
	if (IsA(node, Aggref))
	{
		const auto *const call = reinterpret_cast<const Aggref *>(node);
		return {call->aggfnoid == F_COUNT_ || call->aggfnoid == F_COUNT_ANY, call->args, call->aggfilter};
	}
	if (!IsA(node, WindowFunc))
		return {false, NIL, nullptr};
	const auto *const call = reinterpret_cast<const WindowFunc *>(node);
	return {call->winfnoid == F_COUNT_ || call->winfnoid == F_COUNT_ANY, call->args, call->aggfilter};
}

/* Whether count() tells only how many rows there are. count(o) does, count(release_id) tells of the column; of a
 * catalog neither tells more. */
bool counts_rows(const Flow &flow, const Count &count)
{
	if (!count.is_one)
		return false;
	if (flow.is_of_catalogs() || count.arguments == NIL)
		return true;
	const Node *const counted = static_cast<const Node *>(linitial(count.arguments));
	return is_whole_row(flow.place,
	                    IsA(counted, TargetEntry)
	                        ? reinterpret_cast<const Node *>(reinterpret_cast<const TargetEntry *>(counted)->expr)
	                        : counted);
}

bool flows(Node *node, void *argument)
{
	const Flow &flow = *static_cast<const Flow *>(argument);
	CHECK_FOR_INTERRUPTS();
	if (node == nullptr || --*flow.steps < 0)
		return false;
	/* FILTER uses a table's columns to choose which rows are counted; for catalogs meant.cpp reads it */
	if (const Count count = count_of(node); counts_rows(flow, count))
		return !flow.is_of_catalogs() && flows(reinterpret_cast<Node *>(count.filter), argument);
	if (IsA(node, Var))
	{
		if (flow.seeks(column_of(flow.place, node)))
			return true;
		Source sources[max_sources];
		const int count = sources_of(flow.place, reinterpret_cast<const Var *>(node), sources);
		for (int i = 0; i < count; ++i)
			if (flows_from(flow, sources[i].plan, sources[i].expression))
				return true;
		return any_flows_from(flow, whole_row_of(flow.place, reinterpret_cast<const Var *>(node)));
	}
	if (IsA(node, SubPlan))
	{
		/* its result, what it is compared with, and what it takes from the rows around it */
		const auto *const subplan = reinterpret_cast<const SubPlan *>(node);
		return flows_out(flow, subplan) || flows(subplan->testexpr, argument) ||
		       flows(reinterpret_cast<Node *>(subplan->args), argument);
	}
	if (IsA(node, Param))
	{
		const auto *const param = reinterpret_cast<const Param *>(node);
		ListCell *cell;
		if (param->paramkind == PARAM_EXEC)
			foreach (cell, flow.place.init_plans)
				if (const auto *const subplan = lfirst_node(SubPlan, cell);
				    list_member_int(subplan->setParam, param->paramid) && flows_out(flow, subplan))
					return true;
		return false;
	}
	return compat::walk_expression(node, flows, argument);
}

bool gather_init_plans(PlanState *node, void *argument)
{
	ListCell *cell;
	foreach (cell, node->plan->initPlan)
		*static_cast<List **>(argument) = lappend(*static_cast<List **>(argument), lfirst(cell));
	return compat::walk_plan(node, gather_init_plans, argument);
}

} // namespace

int sources_of(const Place &place, const Var *reference, Source (&sources)[max_sources])
{
	int count = 0;
	const auto from = [&](const Plan *plan, const List *targets)
	{
		if (const TargetEntry *const entry = entry_of(targets, reference->varattno);
		    entry != nullptr && count < max_sources)
			sources[count++] = {plan, reinterpret_cast<const Node *>(entry->expr)};
	};
	const auto below = [&](const Plan *plan)
	{
		if (plan != nullptr)
			from(plan, plan->targetlist);
	};
	const Plan *const plan = place.plan;
	if (reference->varno == OUTER_VAR && parts_of(plan) != NIL)
	{
		ListCell *cell;
		foreach (cell, parts_of(plan))
			below(static_cast<const Plan *>(lfirst(cell)));
	}
	else if (reference->varno == OUTER_VAR || writes(plan, reference->varno))
		below(outerPlan(plan));
	else if (reference->varno == INNER_VAR)
		below(innerPlan(plan));
	else if (IsA(plan, SubqueryScan))
		below(reinterpret_cast<const SubqueryScan *>(plan)->subplan);
	else if (IsA(plan, CteScan))
		below(subplan_number(place, reinterpret_cast<const CteScan *>(plan)->ctePlanId));
	else if (IsA(plan, IndexOnlyScan) && reference->varno == INDEX_VAR)
		from(plan, reinterpret_cast<const IndexOnlyScan *>(plan)->indextlist);
	return count;
}

Column column_of(const Place &place, const Node *expression)
{
	Place at = place;
	for (int depth = 0; depth < deepest && expression != nullptr; ++depth)
	{
		if (IsA(expression, RelabelType))
		{
			expression = reinterpret_cast<const Node *>(reinterpret_cast<const RelabelType *>(expression)->arg);
			continue;
		}
		if (!IsA(expression, Var))
			break;
		const auto *const var = reinterpret_cast<const Var *>(expression);
		Source sources[max_sources];
		if (sources_of(at, var, sources) > 0)
		{
			at.plan = sources[0].plan;
			expression = sources[0].expression;
			continue;
		}
		if (IsA(at.plan, FunctionScan) &&
		    var->varno == static_cast<int>(reinterpret_cast<const Scan *>(at.plan)->scanrelid))
			return {InvalidOid, var->varattno, function_of(reinterpret_cast<const FunctionScan *>(at.plan))};
		if (var->varno < 1 || var->varno > list_length(at.statement->rtable))
			break;
		const RangeTblEntry *const range = rt_fetch(var->varno, at.statement->rtable);
		if (range->rtekind != RTE_RELATION)
			break;
		return {range->relid, var->varattno};
	}
	return {InvalidOid, 0};
}

bool reaches_result(const Place &top, const Sought &sought)
{
	/* a statement that writes without RETURNING: what the table is filled with */
	const Plan *const plan = IsA(top.plan, ModifyTable) && top.plan->targetlist == NIL ? outerPlan(top.plan) : top.plan;
	int steps = most_steps;
	return any_flows_from({{top.statement, top.init_plans, plan}, sought, 0, &steps}, plan);
}

bool reaches(const Place &place, const Node *expression, const Sought &sought)
{
	int steps = most_steps;
	return flows_from({place, sought, 0, &steps}, place.plan, expression);
}

List *init_plans_of(PlanState *top)
{
	List *found = NIL;
	gather_init_plans(top, &found);
	return found;
}

const List *conditions_of_index(const Plan *plan)
{
	switch (nodeTag(plan))
	{
		case T_IndexScan:
			return reinterpret_cast<const IndexScan *>(plan)->indexqualorig;
		case T_IndexOnlyScan:
			return reinterpret_cast<const IndexOnlyScan *>(plan)->indexqual;
		case T_BitmapHeapScan:
			return reinterpret_cast<const BitmapHeapScan *>(plan)->bitmapqualorig;
		default:
			return NIL;
	}
}

const List *conditions_of_join(const Plan *plan)
{
	return IsA(plan, NestLoop) || IsA(plan, HashJoin) || IsA(plan, MergeJoin)
	           ? reinterpret_cast<const Join *>(plan)->joinqual
	           : NIL;
}

const List *conditions_at_start(const Plan *plan)
{
	return IsA(plan, Result) ? reinterpret_cast<const List *>(reinterpret_cast<const Result *>(plan)->resconstantqual)
	                         : NIL;
}

Oid function_of(const FunctionScan *scan)
{
	const Node *const call =
	    list_length(scan->functions) == 1 ? linitial_node(RangeTblFunction, scan->functions)->funcexpr : nullptr;
	return call != nullptr && IsA(call, FuncExpr) ? reinterpret_cast<const FuncExpr *>(call)->funcid : InvalidOid;
}

bool is_relation_catalog(Oid relation)
{
	return relation == RelationRelationId || relation == AttributeRelationId || relation == AttrDefaultRelationId ||
	       relation == StatisticRelationId || relation == DescriptionRelationId;
}

} // namespace ride::origins
