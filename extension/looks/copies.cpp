/*
 * Relations of the on-call's own that were filled with what the incident shows.
 *
 * Server code; backends of the on-call. Entries are only appended: a writer takes a place, fills in the slot, and then
 * the relation, which makes the entry valid. A relation that is dropped leaves its entry behind.
 */
#include "extension/looks/copies.hpp"

namespace ride::copies
{

void keep(Facts *facts, Oid relation, std::uint32_t slot)
{
	bool stands = false;
	each_slot(facts, relation, [&](std::uint32_t number) { stands = stands || number == slot; });
	if (stands || facts->copies_taken.load(std::memory_order_relaxed) >= facts_max_copies)
		return;
	const std::uint32_t place = facts->copies_taken.fetch_add(1, std::memory_order_acq_rel);
	if (place >= facts_max_copies)
		return;
	facts->copies[place].slot = slot;
	facts->copies[place].relation.store(FactCopy::key(MyDatabaseId, relation), std::memory_order_release);
}

bool is_copy(Oid relation)
{
	const Facts *const facts = armed_facts();
	bool any = false;
	if (facts != nullptr)
		each_slot(facts, relation, [&](std::uint32_t) { any = true; });
	return any;
}

} // namespace ride::copies
