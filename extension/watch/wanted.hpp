/*
 * What the facts file asks about this database, in an order that is quick to search.
 *
 * Server code; any backend. Slots, group members and seeded relations do not change while the facts are armed, so a
 * backend sorts those of its own database once an attempt. Almost every statement then finds nothing, in a few
 * nanoseconds.
 */
#pragma once

#include <cstdint>

#include "extension/base/pg.hpp"
#include "extension/shared/facts.hpp"

namespace ride
{

struct Wanted
{
	struct Slot
	{
		SlotKind kind;
		std::uint32_t object;
		std::uint32_t number; /* index into Facts::slots */
	};
	struct Member
	{
		std::uint32_t is_function;
		std::uint32_t object;
		std::uint64_t groups;
	};
	struct Relation
	{
		std::uint32_t relation;
		std::uint32_t number; /* index into Facts::relations */
	};

	Facts *facts;
	std::uint64_t attempt;
	std::uint32_t database;
	/* A slot asks for attempts of INSERT, UPDATE, DELETE or MERGE, which are too frequent to look for in vain. */
	bool asks_for_dml;
	std::uint32_t slot_count, member_count, relation_count;
	Slot slots[facts_max_slots];             /* by kind, then object */
	Member members[facts_max_members];       /* by is_function, then object */
	Relation relations[facts_max_relations]; /* by relation */

	FactSlot &slot(const Slot &found) const { return facts->slots[found.number]; }

	/*
	 * A bit for each object that a slot, a member or a seeded relation is about, found by the low bits of its OID. A
	 * bit that is not set spares the search, which is so for almost all that statements name.
	 */
	std::uint64_t mentioned[32];
	bool may_mention(std::uint32_t object) const { return (mentioned[object >> 6 & 31] >> (object & 63) & 1) != 0; }

	/* Where the slots of a kind about an object begin; end() if the object is not mentioned. */
	const Slot *begin_of(SlotKind kind, std::uint32_t object) const
	{
		return may_mention(object) ? first_of(kind, object) : end();
	}
	const Slot *end() const { return slots + slot_count; }
	const Slot *first_of(SlotKind kind, std::uint32_t object) const;

	/* The evidence groups that a relation or function is in, as bits; 0 for almost all. */
	std::uint64_t groups_of(std::uint32_t object, bool is_function) const
	{
		return may_mention(object) ? found_groups(object, is_function) : 0;
	}
	std::uint64_t found_groups(std::uint32_t object, bool is_function) const;

	/* The relation, if the seeds of this database made it; else null. */
	SeededRelation *seeded(std::uint32_t relation) const;
	bool is_seeded(std::uint32_t relation) const { return position_of(relation) >= 0; }

	/* Its position in `relations`; -1 if it is not seeded. */
	std::int64_t position_of(std::uint32_t relation) const
	{
		return may_mention(relation) ? found_position(relation) : -1;
	}
	std::int64_t found_position(std::uint32_t relation) const;
};

namespace detail
{
extern Wanted newest_wanted;
/* Sorts it anew, for this backend's database. */
void gather_wanted(Facts *facts);
} // namespace detail

/* What is asked about this backend's database, in the attempt that is armed. */
inline const Wanted &wanted(Facts *facts)
{
	Wanted &newest = detail::newest_wanted;
	if (newest.facts != facts || newest.attempt != facts->attempt || newest.database != MyDatabaseId)
		detail::gather_wanted(facts);
	return newest;
}

/* Calls visit(slot) for each slot of `kind` about `object` that is not set yet. */
template <typename Visit>
void each_unset(const Wanted &here, SlotKind kind, std::uint32_t object, Visit &&visit)
{
	for (const Wanted::Slot *at = here.begin_of(kind, object);
	     at != here.end() && at->kind == kind && at->object == object; ++at)
		if (here.slot(*at).first.load(std::memory_order_relaxed) == 0)
			visit(*at);
}

/* The same for every slot of the kind. */
template <typename Visit>
void each_unset(const Wanted &here, SlotKind kind, Visit &&visit)
{
	for (const Wanted::Slot *at = here.begin_of(kind, 0); at != here.end() && at->kind == kind; ++at)
		if (here.slot(*at).first.load(std::memory_order_relaxed) == 0)
			visit(*at);
}

} // namespace ride
