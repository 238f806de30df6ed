/*
 * What has happened in the current transaction and is not yet known to stand.
 *
 * Server code; any backend. Entries are about the slots of one attempt, and belong to a nesting level of subtransactions: one that is rolled back takes its
 * entries along, one that commits hands them to its parent. Nothing here raises or can fail when a transaction ends:
 * memory is taken when an entry is added, and an entry that finds none is lost.
 */
#pragma once

#include "extension/base/pg.hpp"

namespace ride
{

class Pending
{
public:
	struct Entry
	{
		std::uint32_t slot;
		int level;
		std::uint64_t number;
	};

	bool empty() const { return count_ == 0; }

	/* What is added from now on is about this attempt; what was about another is forgotten, and true is returned. */
	bool begin(std::uint64_t attempt) noexcept
	{
		const bool is_other = attempt_ != attempt;
		if (is_other)
			clear();
		attempt_ = attempt;
		return is_other;
	}

	/* Disarmed meanwhile, or armed for another attempt, nobody asks about these slots any more. */
	bool is_about(std::uint64_t attempt) const { return attempt_ == attempt; }

	/* Unless the slot is pending at this level or further out, where it came first and stands at least as long. */
	template <typename Number>
	void add(std::uint32_t slot, Number &&number)
	{
		if (!has(slot) && make_room())
			entries_[count_++] = {slot, GetCurrentTransactionNestLevel(), number()};
	}

	template <typename Visit>
	void each(Visit &&visit) const
	{
		for (std::uint32_t i = 0; i < count_; ++i)
			visit(entries_[i]);
	}

	void clear() noexcept { count_ = 0; }
	void commit_level(int level) noexcept;
	void abort_level(int level) noexcept;

private:
	bool has(std::uint32_t slot) const;
	bool make_room();

	Entry *entries_ = nullptr;
	std::uint32_t count_ = 0, room_ = 0;
	std::uint64_t attempt_ = 0;
};

} // namespace ride
