/*
 * What the facts file asks about this database: sorted, and searched.
 *
 * Server code; any backend. No memory is allocated, so all of this may be used while an error is reported.
 */
#include <algorithm>

#include "extension/base/pg.hpp"
#include "extension/watch/wanted.hpp"

namespace ride
{

namespace
{

Wanted &here = detail::newest_wanted;

bool concerns(std::uint32_t database)
{
	return database == 0 || database == MyDatabaseId;
}

/* Signals reach sessions of any database. */
bool concerns(const FactSlot &slot)
{
	return slot.kind != SlotKind::unused &&
	       (concerns(slot.database) || slot.kind == SlotKind::signalled || slot.kind == SlotKind::ended);
}

bool is_dml_attempt(const FactSlot &slot)
{
	if (slot.kind == SlotKind::attempted)
		for (const char *const tag : {"INSERT", "UPDATE", "DELETE", "MERGE"})
			if (strcmp(slot.text, tag) == 0)
				return true;
	return false;
}

bool before(const Wanted::Slot &a, const Wanted::Slot &b)
{
	return a.kind != b.kind ? a.kind < b.kind : a.object < b.object;
}

bool before(const Wanted::Member &a, const Wanted::Member &b)
{
	return a.is_function != b.is_function ? a.is_function < b.is_function : a.object < b.object;
}

bool before(const Wanted::Relation &a, const Wanted::Relation &b)
{
	return a.relation < b.relation;
}

template <typename Entry>
void sort(Entry *entries, std::uint32_t count)
{
	std::sort(entries, entries + count, [](const Entry &a, const Entry &b) { return before(a, b); });
}

template <typename Entry>
const Entry *lower(const Entry *entries, std::uint32_t count, const Entry &sought)
{
	return std::lower_bound(entries, entries + count, sought,
	                        [](const Entry &a, const Entry &b) { return before(a, b); });
}

void mention(std::uint32_t object)
{
	here.mentioned[object >> 6 & 31] |= std::uint64_t{1} << (object & 63);
}

} // namespace

constinit Wanted detail::newest_wanted{};

void detail::gather_wanted(Facts *facts)
{
	here.facts = facts;
	here.attempt = facts->attempt;
	here.database = MyDatabaseId;
	here.asks_for_dml = false;
	here.slot_count = here.member_count = here.relation_count = 0;
	for (std::uint32_t i = 0; i < std::min<std::uint32_t>(facts->slots_used, facts_max_slots); ++i)
		if (const FactSlot &slot = facts->slots[i]; concerns(slot))
		{
			here.slots[here.slot_count++] = {slot.kind, slot.object, i};
			here.asks_for_dml = here.asks_for_dml || is_dml_attempt(slot);
		}
	for (std::uint32_t i = 0; i < std::min<std::uint32_t>(facts->members_used, facts_max_members); ++i)
		if (const GroupMember &member = facts->members[i]; concerns(member.database))
			here.members[here.member_count++] = {member.is_function, member.object, member.groups};
	for (std::uint32_t i = 0; i < std::min<std::uint32_t>(facts->relations_used, facts_max_relations); ++i)
		if (facts->relations[i].database == MyDatabaseId)
			here.relations[here.relation_count++] = {facts->relations[i].relation, i};
	std::fill(std::begin(here.mentioned), std::end(here.mentioned), 0);
	mention(0); /* the slots of a kind begin with those about no object */
	for (std::uint32_t i = 0; i < here.slot_count; ++i)
		mention(here.slots[i].object);
	for (std::uint32_t i = 0; i < here.member_count; ++i)
		mention(here.members[i].object);
	for (std::uint32_t i = 0; i < here.relation_count; ++i)
		mention(here.relations[i].relation);
	sort(here.slots, here.slot_count);
	sort(here.members, here.member_count);
	sort(here.relations, here.relation_count);
}

const Wanted::Slot *Wanted::first_of(SlotKind kind, std::uint32_t object) const
{
	return lower(slots, slot_count, Slot{kind, object, 0});
}

std::uint64_t Wanted::found_groups(std::uint32_t object, bool is_function) const
{
	const Member sought{is_function ? 1U : 0U, object, 0};
	std::uint64_t groups = 0;
	for (const Member *at = lower(members, member_count, sought); at != members + member_count && !before(sought, *at);
	     ++at)
		groups |= at->groups;
	return groups;
}

std::int64_t Wanted::found_position(std::uint32_t relation) const
{
	const Relation sought{relation, 0};
	const Relation *const at = lower(relations, relation_count, sought);
	return at != relations + relation_count && at->relation == relation ? at - relations : -1;
}

SeededRelation *Wanted::seeded(std::uint32_t relation) const
{
	const std::int64_t position = position_of(relation);
	return position >= 0 ? &facts->relations[relations[position].number] : nullptr;
}

} // namespace ride
