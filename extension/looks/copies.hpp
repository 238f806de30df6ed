/*
 * Relations of the on-call's own that were filled with what the incident shows.
 *
 * Server code; backends of the on-call. CREATE TABLE AS shows nothing to anybody; reading the table does. The facts
 * file keeps which looks a relation stands for, so that a look counts in any session.
 */
#pragma once

#include "extension/watch/caller.hpp"

namespace ride::copies
{

/* From now on reading `relation` of this database is the look that `slot` asks for. Without room for it, it is not. */
void keep(Facts *facts, Oid relation, std::uint32_t slot);

/* Whether a relation of this database stands for any look. */
bool is_copy(Oid relation);

/* Calls visit(slot) for each look that `relation` stands for. */
template <typename Visit>
void each_slot(const Facts *facts, Oid relation, Visit &&visit)
{
	const std::uint64_t sought = FactCopy::key(MyDatabaseId, relation);
	const std::uint32_t count = used_copies(*facts);
	for (std::uint32_t i = 0; i < count; ++i)
		if (facts->copies[i].relation.load(std::memory_order_acquire) == sought)
			visit(facts->copies[i].slot);
}

} // namespace ride::copies
