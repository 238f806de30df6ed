/*
 * The arguments that a query calls a function with.
 *
 * Server code; backends of the on-call. Constants of the plan are understood, and what is about this session itself.
 */
#include "extension/looks/arguments.hpp"
#include "extension/looks/origins.hpp"
#include "extension/looks/seen.hpp"

namespace ride::arguments
{

namespace
{

struct Search
{
	Oid function;
	NamedRelations *named;
	const Plan *result;   /* the plan whose columns are the result's */
	int calls, elsewhere; /* calls in all; those that are not a column of the result */
	int scanned;          /* those that stand alone in FROM */
	origins::Place place;
	const seen::Sights *sights; /* null: the query is not watched */
	Arguments found;
};

/* Whether an argument is this session's own process, or one that is not there: as a number, or as a column of a list of
 * sessions that showed no other. */
bool is_no_other(const Search &search, const Node *process)
{
	if (IsA(process, FuncExpr))
		return reinterpret_cast<const FuncExpr *>(process)->funcid == F_PG_BACKEND_PID;
	if (IsA(process, Const))
	{
		const auto *const value = reinterpret_cast<const Const *>(process);
		return !value->constisnull && (DatumGetInt32(value->constvalue) == MyProcPid ||
		                               BackendPidGetProc(DatumGetInt32(value->constvalue)) == nullptr);
	}
	return search.sights != nullptr && IsA(process, Var) &&
	       search.sights->is_silent(origins::column_of(search.place, process).function);
}

/* Whether an argument asks about nothing. */
bool is_nothing(const Search &search, const Node *argument)
{
	if (search.function == F_PG_BLOCKING_PIDS && is_no_other(search, argument))
		return true;
	if (!IsA(argument, Const))
		return false;
	const auto *const value = reinterpret_cast<const Const *>(argument);
	/* a function that takes NULL for an argument may well mean "all" by it */
	return value->constisnull ? func_strict(search.function) : value->constbyval && value->constvalue == 0;
}

const Const *constant_at(const List *arguments, int place)
{
	const Node *const argument =
	    place < list_length(arguments) ? static_cast<const Node *>(list_nth(arguments, place)) : nullptr;
	const auto *const value =
	    argument != nullptr && IsA(argument, Const) ? reinterpret_cast<const Const *>(argument) : nullptr;
	return value != nullptr && !value->constisnull ? value : nullptr;
}

/* Whether a call describes a relation as such, and none of its columns. */
bool is_about_no_column(Oid function, const List *arguments)
{
	switch (function)
	{
		case F_PG_DESCRIBE_OBJECT:
		case F_PG_IDENTIFY_OBJECT:
		case F_PG_IDENTIFY_OBJECT_AS_ADDRESS:
		{
			const Const *const catalog = constant_at(arguments, 0), *const part = constant_at(arguments, 2);
			return catalog != nullptr && DatumGetObjectId(catalog->constvalue) == RelationRelationId &&
			       part != nullptr && DatumGetInt32(part->constvalue) == 0;
		}
		case F_PG_GET_OBJECT_ADDRESS:
		{
			const Const *const type = constant_at(arguments, 0);
			return type != nullptr && strcmp(text_to_cstring(DatumGetTextPP(type->constvalue)), "table") == 0;
		}
		default:
			return false;
	}
}

bool find_calls(Node *node, void *argument)
{
	if (node == nullptr)
		return false;
	auto *const search = static_cast<Search *>(argument);
	if (IsA(node, FuncExpr) && reinterpret_cast<const FuncExpr *>(node)->funcid == search->function)
	{
		const List *const arguments = reinterpret_cast<const FuncExpr *>(node)->args;
		bool nothing = arguments != NIL;
		ListCell *cell;
		foreach (cell, arguments)
		{
			const Node *const given = static_cast<const Node *>(lfirst(cell));
			const auto *const value = IsA(given, Const) ? reinterpret_cast<const Const *>(given) : nullptr;
			nothing = nothing && is_nothing(*search, given);
			if (value != nullptr && !value->constisnull)
				search->named->scan(value->consttype, value->constvalue);
		}
		nothing = nothing || is_about_no_column(search->function, arguments);
		search->found.is_nothing = (search->found.is_nothing || !search->found.is_called) && nothing;
		search->found.is_called = true;
		++search->calls;
	}
	return compat::walk_expression(node, find_calls, argument);
}

bool search_plan(PlanState *node, void *argument)
{
	auto *const search = static_cast<Search *>(argument);
	const int before = search->calls;
	search->place.plan = node->plan;
	find_calls(reinterpret_cast<Node *>(node->plan->targetlist), argument);
	if (node->plan == search->result)
		search->elsewhere -= search->calls - before;
	find_calls(reinterpret_cast<Node *>(node->plan->qual), argument);
	find_calls(reinterpret_cast<Node *>(const_cast<List *>(origins::conditions_of_join(node->plan))), argument);
	if (IsA(node->plan, FunctionScan))
	{
		find_calls(reinterpret_cast<Node *>(reinterpret_cast<FunctionScan *>(node->plan)->functions), argument);
		if (origins::function_of(reinterpret_cast<const FunctionScan *>(node->plan)) == search->function)
			++search->scanned;
	}
	search->elsewhere += search->calls - before;
	return compat::walk_plan(node, search_plan, argument);
}

} // namespace

Arguments of(const QueryDesc *query, Oid function, NamedRelations *named)
{
	const Plan *result = query->planstate->plan;
	while (IsA(result, Limit))
		result = outerPlan(result);
	Search search{function, named, result, 0, 0, 0, {query->plannedstmt, NIL, nullptr}, seen::of(query), {}};
	search_plan(query->planstate, &search);
	search.found.is_scanned = search.calls > 0 && search.scanned == search.calls;
	search.found.is_result = search.calls > 0 && search.elsewhere == 0;
	return search.found;
}

} // namespace ride::arguments
