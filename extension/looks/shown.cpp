/*
 * What a client learns of a relation's columns without reading a catalog.
 *
 * Server code; backends of the on-call.
 */
#include "extension/looks/looks.hpp"
#include "extension/looks/shown.hpp"
#include "extension/watch/targets.hpp"

namespace ride::shown
{

namespace
{

/* Calls visit(slot) for each slot that is about a relation's columns and not yet set. */
template <typename Visit>
void each_relation(const Wanted &here, Visit &&visit)
{
	each_unset(here, SlotKind::read_group,
	           [&](const Wanted::Slot &found)
	           {
		           const std::uint64_t group = std::uint64_t{1} << here.slot(found).group;
		           if ((here.facts->relation_groups & ~here.facts->plan_groups & group) != 0 &&
		               here.is_seeded(found.object))
			           visit(found);
	           });
}

/* The column that a reference names in a function's result, if that has the row type of `relation`. */
AttrNumber column_of_call(const Var *var, const List *ranges, Oid relation)
{
	if (var->varlevelsup != 0 || var->varno < 1 || var->varno > list_length(ranges))
		return InvalidAttrNumber;
	const RangeTblEntry *const range = rt_fetch(var->varno, ranges);
	if (range->rtekind != RTE_FUNCTION || list_length(range->functions) != 1)
		return InvalidAttrNumber;
	const Node *const call = linitial_node(RangeTblFunction, range->functions)->funcexpr;
	return typeidTypeRelid(exprType(call)) == relation ? var->varattno : InvalidAttrNumber;
}

/* The column of `relation` that a target is: read from the table, or taken from a row of its type, as in
 * (NULL::orders).* or json_populate_record(NULL::orders, …). */
AttrNumber column_of(const TargetEntry *target, const List *ranges, Oid relation)
{
	if (target->resjunk)
		return InvalidAttrNumber;
	if (target->resorigtbl == relation)
		return target->resorigcol;
	if (IsA(target->expr, Var))
		return column_of_call(reinterpret_cast<const Var *>(target->expr), ranges, relation);
	if (!IsA(target->expr, FieldSelect))
		return InvalidAttrNumber;
	const auto *const field = reinterpret_cast<const FieldSelect *>(target->expr);
	return typeidTypeRelid(exprType(reinterpret_cast<const Node *>(field->arg))) == relation ? field->fieldnum
	                                                                                         : InvalidAttrNumber;
}

bool shows_all(const List *targets, const List *ranges, Oid relation)
{
	Bitmapset *columns = nullptr;
	ListCell *cell;
	foreach (cell, targets)
		if (const AttrNumber column = column_of(lfirst_node(TargetEntry, cell), ranges, relation); column > 0)
			columns = bms_add_member(columns, column);
	if (columns == nullptr)
		return false;
	const TupleDesc row = lookup_rowtype_tupdesc_noerror(get_rel_type_id(relation), -1, true);
	if (row == nullptr)
		return false;
	bool all = true;
	for (int i = 0; i < row->natts; ++i)
		all = all && (TupleDescAttr(row, i)->attisdropped || bms_is_member(i + 1, columns));
	ReleaseTupleDesc(row);
	bms_free(columns);
	return all;
}

} // namespace

void note_result(Facts *facts, const List *targets, const List *ranges, void (*note)(const Wanted::Slot &))
{
	if (targets != NIL && looks::is_own_eye(facts))
		each_relation(wanted(facts),
		              [&](const Wanted::Slot &found)
		              {
			              if (shows_all(targets, ranges, found.object))
				              note(found);
		              });
}

void note_likened(Facts *facts, const CreateStmt *statement)
{
	if (!looks::is_own_eye(facts))
		return;
	ListCell *cell;
	foreach (cell, statement->tableElts)
		if (IsA(lfirst(cell), TableLikeClause))
		{
			const Oid like = relation_named(lfirst_node(TableLikeClause, cell)->relation);
			each_relation(wanted(facts),
			              [&](const Wanted::Slot &found)
			              {
				              if (found.object == like)
					              looks::note_slot(found);
			              });
		}
}

} // namespace ride::shown
