/*
 * Whether a query uses columns of a table or of a function's result, or only counts rows.
 *
 * Server code; backends of the on-call.
 */
#include "extension/looks/used.hpp"

namespace ride::used
{

namespace
{

struct Search
{
	origins::Place place;
	origins::Sought sought;
};

bool any_of(const Search &search, const List *expressions)
{
	ListCell *cell;
	foreach (cell, expressions)
		if (origins::reaches(search.place, static_cast<const Node *>(lfirst(cell)), search.sought))
			return true;
	return false;
}

/* Columns of the plan below, by their positions. */
bool any_of(const Search &search, const Plan *below, const AttrNumber *positions, int count)
{
	Search there = search;
	there.place.plan = below;
	for (int i = 0; i < count; ++i)
		if (positions[i] >= 1 && positions[i] <= list_length(below->targetlist) &&
		    origins::reaches(
		        there.place,
		        reinterpret_cast<const Node *>(list_nth_node(TargetEntry, below->targetlist, positions[i] - 1)->expr),
		        search.sought))
			return true;
	return false;
}

bool any_of_all(const Search &search, const Plan *plan)
{
	Search there = search;
	there.place.plan = plan;
	ListCell *cell;
	foreach (cell, plan->targetlist)
		if (origins::reaches(there.place, reinterpret_cast<const Node *>(lfirst_node(TargetEntry, cell)->expr),
		                     search.sought))
			return true;
	return false;
}

bool in_join(const Search &search, const Plan *plan)
{
	if (IsA(plan, HashJoin) && any_of(search, reinterpret_cast<const HashJoin *>(plan)->hashclauses))
		return true;
	if (IsA(plan, MergeJoin) && any_of(search, reinterpret_cast<const MergeJoin *>(plan)->mergeclauses))
		return true;
	if (IsA(plan, NestLoop))
	{
		ListCell *cell;
		foreach (cell, reinterpret_cast<const NestLoop *>(plan)->nestParams)
			if (origins::reaches(search.place,
			                     reinterpret_cast<const Node *>(lfirst_node(NestLoopParam, cell)->paramval),
			                     search.sought))
				return true;
	}
	return any_of(search, origins::conditions_of_join(plan));
}

/* In what groups rows, finds duplicates, or combines sets. */
bool in_groups(const Search &search, const Plan *plan)
{
	const Plan *const below = outerPlan(plan);
	switch (nodeTag(plan))
	{
		case T_Agg:
		{
			const auto *const agg = reinterpret_cast<const Agg *>(plan);
			return any_of(search, below, agg->grpColIdx, agg->numCols);
		}
		case T_Group:
		{
			const auto *const group = reinterpret_cast<const Group *>(plan);
			return any_of(search, below, group->grpColIdx, group->numCols);
		}
		case T_Unique:
		{
			const auto *const unique = reinterpret_cast<const Unique *>(plan);
			return any_of(search, below, unique->uniqColIdx, unique->numCols);
		}
		case T_WindowAgg:
		{
			const auto *const window = reinterpret_cast<const WindowAgg *>(plan);
			return any_of(search, below, window->partColIdx, window->partNumCols) ||
			       any_of(search, below, window->ordColIdx, window->ordNumCols); /* its peers */
		}
		case T_SetOp:
			return any_of_all(search, below) || (innerPlan(plan) != nullptr && any_of_all(search, innerPlan(plan)));
		case T_ModifyTable: /* what is written into a table is used, whatever is returned */
			return any_of_all(search, below);
		default:
			return false;
	}
}

bool uses(PlanState *node, void *argument)
{
	auto *const search = static_cast<Search *>(argument);
	const Plan *const outer = search->place.plan;
	const Plan *const plan = search->place.plan = node->plan;
	const bool found = any_of(*search, plan->qual) || any_of(*search, origins::conditions_of_index(plan)) ||
	                   any_of(*search, origins::conditions_at_start(plan)) || in_join(*search, plan) ||
	                   in_groups(*search, plan) || compat::walk_plan(node, uses, argument);
	search->place.plan = outer;
	return found;
}

} // namespace

bool any_column(const QueryDesc *query, const compat::Access &access)
{
	if (!access.any_column())
		return false;
	const char kind = get_rel_relkind(access.relation);
	if ((kind != RELKIND_RELATION && kind != RELKIND_MATVIEW) || has_subclass(access.relation))
		return true;
	return any_column(query, origins::Sought{.relation = access.relation});
}

bool any_column(const QueryDesc *query, const origins::Sought &sought)
{
	Search search{{query->plannedstmt, origins::init_plans_of(query->planstate), query->planstate->plan}, sought};
	return origins::reaches_result(search.place, sought) || uses(query->planstate, &search);
}

} // namespace ride::used
