/*
 * What a client is told of a relation's columns without reading a catalog.
 *
 * Server code; backends of the on-call.
 */
#include "extension/looks.hpp"
#include "extension/shown.hpp"
#include "extension/targets.hpp"

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

/* The column of `relation` that a target is: read from it, or picked from one of its rows, as in (NULL::orders).*. */
AttrNumber column_of(const TargetEntry *target, Oid relation)
{
	if (target->resjunk)
		return InvalidAttrNumber;
	if (target->resorigtbl == relation)
		return target->resorigcol;
	if (!IsA(target->expr, FieldSelect))
		return InvalidAttrNumber;
	const auto *const field = reinterpret_cast<const FieldSelect *>(target->expr);
	return typeidTypeRelid(exprType(reinterpret_cast<const Node *>(field->arg))) == relation ? field->fieldnum
	                                                                                         : InvalidAttrNumber;
}

bool shows_all(const List *targets, Oid relation)
{
	Bitmapset *columns = nullptr;
	ListCell *cell;
	foreach (cell, targets)
		if (const AttrNumber column = column_of(lfirst_node(TargetEntry, cell), relation); column > 0)
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

bool note_result(Facts *known, const List *targets)
{
	bool any = false;
	if (targets != NIL && looks::is_own_eye(known))
		each_relation(wanted(known),
		              [&](const Wanted::Slot &found)
		              {
			              if (!shows_all(targets, found.object))
				              return;
			              looks::note_slot(found);
			              any = true;
		              });
	return any;
}

void note_likened(Facts *known, const CreateStmt *statement)
{
	if (!looks::is_own_eye(known))
		return;
	ListCell *cell;
	foreach (cell, statement->tableElts)
		if (IsA(lfirst(cell), TableLikeClause))
		{
			const Oid like = relation_named(lfirst_node(TableLikeClause, cell)->relation);
			each_relation(wanted(known),
			              [&](const Wanted::Slot &found)
			              {
				              if (found.object == like)
					              looks::note_slot(found);
			              });
		}
}

} // namespace ride::shown
