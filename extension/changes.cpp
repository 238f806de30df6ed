/*
 * The on-call's first committed change to a relation.
 *
 * Server code; backends of the on-call.
 */
#include "extension/changes.hpp"
#include "extension/pending.hpp"
#include "extension/wanted.hpp"

namespace ride::changes
{

namespace
{

constinit Pending pending;
std::uint64_t pending_attempt = 0; /* that its slots belong to */

} // namespace

void touch(Facts *known, Oid relation)
{
	if (SeededRelation *const seeded = wanted(known).seeded(relation))
		seeded->touched.store(1, std::memory_order_release);
}

void touch_all(Facts *known)
{
	for (std::uint32_t i = 0; i < known->relations_used; ++i)
		if (SeededRelation &seeded = known->relations[i]; seeded.database == MyDatabaseId)
			seeded.touched.store(1, std::memory_order_release);
}

void note(Facts *known, Oid relation)
{
	const Wanted &here = wanted(known);
	if (!here.is_seeded(relation))
		return;
	touch(known, relation);
	if (pending_attempt != known->attempt)
		pending.clear();
	pending_attempt = known->attempt;
	std::uint64_t number = 0;
	const auto add = [&](const Wanted::Slot &found)
	{
		pending.add(found.number,
		            [&]
		            {
			            if (number == 0)
				            number = tick(known);
			            return number;
		            });
	};
	each_unset(here, SlotKind::changed, relation, add);
	each_unset(here, SlotKind::changed, InvalidOid, add);
}

void note_query(Facts *known, const PlannedStmt *statement)
{
	ListCell *cell;
	foreach (cell, statement->resultRelations)
		note(known, rt_fetch(lfirst_int(cell), statement->rtable)->relid);
}

void note_routed(Facts *known, const EState *state)
{
	ListCell *cell;
	foreach (cell, state->es_tuple_routing_result_relations)
		note(known, RelationGetRelid(lfirst_node(ResultRelInfo, cell)->ri_RelationDesc));
}

bool routed_to_seeded(Facts *known, const EState *state)
{
	ListCell *cell;
	foreach (cell, state->es_tuple_routing_result_relations)
		if (wanted(known).is_seeded(RelationGetRelid(lfirst_node(ResultRelInfo, cell)->ri_RelationDesc)))
			return true;
	return false;
}

/* Disarmed meanwhile, or armed for another attempt, nobody asks any more. */
void committed() noexcept
{
	if (pending.empty())
		return;
	if (Facts *const known = armed_facts(); known != nullptr && known->attempt == pending_attempt)
		pending.each([&](const Pending::Entry &entry) { keep_first(&known->slots[entry.slot].first, entry.number); });
	pending.clear();
}

void aborted() noexcept
{
	pending.clear();
}

void subtransaction_committed(int level) noexcept
{
	pending.commit_level(level);
}

void subtransaction_aborted(int level) noexcept
{
	pending.abort_level(level);
}

} // namespace ride::changes
