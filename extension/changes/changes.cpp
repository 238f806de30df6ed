/*
 * The on-call's first committed change to a relation, of each kind.
 *
 * Server code; backends of the on-call.
 */
#include "extension/changes/changes.hpp"
#include "extension/watch/pending.hpp"
#include "extension/watch/wanted.hpp"

namespace ride::changes
{

namespace
{

constinit Pending pending;
bool met = false;

} // namespace

void touch(Facts *facts, Oid relation)
{
	if (SeededRelation *const seeded = wanted(facts).seeded(relation))
		seeded->touched.store(1, std::memory_order_release);
}

void touch_all(Facts *facts)
{
	for (std::uint32_t i = 0; i < facts->relations_used; ++i)
		if (SeededRelation &seeded = facts->relations[i]; seeded.database == MyDatabaseId)
			seeded.touched.store(1, std::memory_order_release);
}

void note(Facts *facts, Oid relation, SlotKind kind)
{
	const Wanted &here = wanted(facts);
	if (!here.is_seeded(relation))
		return;
	met = true;
	touch(facts, relation);
	pending.begin(facts->attempt);
	std::uint64_t number = 0;
	const auto add = [&](const Wanted::Slot &found)
	{
		pending.add(found.number,
		            [&]
		            {
			            if (number == 0)
				            number = tick(facts);
			            return number;
		            });
	};
	each_unset(here, kind, relation, add);
	each_unset(here, kind, InvalidOid, add);
}

void note_altered(Facts *facts, Oid relation)
{
	note(facts, relation, SlotKind::changed);
	note(facts, relation, SlotKind::altered);
}

void note_did(Facts *facts, const char *tag, Oid object, const char *schema, const char *name)
{
	const Wanted &here = wanted(facts);
	const auto fits = [&](const FactSlot &slot)
	{
		if (strcmp(slot.text, tag) != 0)
			return false;
		if (slot.any_seeded != 0)
			return here.is_seeded(object);
		if (slot.object != 0)
			return slot.object == object;
		if (slot.name[0] == '\0')
			return true;
		const std::size_t length = schema != nullptr ? strlen(schema) : 0;
		return name != nullptr && (strcmp(slot.name, name) == 0 ||
		                           (length > 0 && strncmp(slot.name, schema, length) == 0 && slot.name[length] == '.' &&
		                            strcmp(slot.name + length + 1, name) == 0));
	};
	pending.begin(facts->attempt);
	each_unset(here, SlotKind::did,
	           [&](const Wanted::Slot &found)
	           {
		           if (fits(here.slot(found)))
			           pending.add(found.number, [&] { return tick(facts); });
	           });
}

void note_query(Facts *facts, const PlannedStmt *statement)
{
	ListCell *cell;
	foreach (cell, statement->resultRelations)
		note(facts, rt_fetch(lfirst_int(cell), statement->rtable)->relid);
}

void note_routed(Facts *facts, const EState *state)
{
	ListCell *cell;
	foreach (cell, state->es_tuple_routing_result_relations)
		note(facts, RelationGetRelid(lfirst_node(ResultRelInfo, cell)->ri_RelationDesc));
}

bool routed_to_seeded(Facts *facts, const EState *state)
{
	ListCell *cell;
	foreach (cell, state->es_tuple_routing_result_relations)
		if (wanted(facts).is_seeded(RelationGetRelid(lfirst_node(ResultRelInfo, cell)->ri_RelationDesc)))
			return true;
	return false;
}

bool take_met() noexcept
{
	const bool was_met = met;
	met = false;
	return was_met;
}

void committed() noexcept
{
	met = false;
	if (pending.empty())
		return;
	if (Facts *const facts = armed_facts(); facts != nullptr && pending.is_about(facts->attempt))
		pending.each([&](const Pending::Entry &entry) { set_act(facts, facts->slots[entry.slot], entry.number); });
	pending.clear();
}

void aborted() noexcept
{
	met = false;
	pending.clear();
}

void subtransaction_committed(int level) noexcept
{
	pending.commit_level(level);
}

void subtransaction_aborted(int level) noexcept
{
	met = false;
	pending.abort_level(level);
}

} // namespace ride::changes
