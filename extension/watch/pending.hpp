/*
 * What has happened in the current transaction, and counts only if that commits.
 *
 * Server code; any backend. Entries are about the slots of one attempt. Each belongs to a nesting level: a
 * subtransaction that is rolled back takes its entries along, one that commits hands them to its parent. Nothing here
 * raises, and nothing can fail when a transaction ends: memory is taken when an entry is added, and an entry that finds
 * none is lost.
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

	/* Says which attempt the next entries are about. Entries about another one are dropped; returns whether it was
	 * another. */
	bool begin(std::uint64_t attempt) noexcept
	{
		const bool is_other = attempt_ != attempt;
		if (is_other)
			clear();
		attempt_ = attempt;
		return is_other;
	}

	/* False when another attempt is armed by now: its slots are not the ones that the entries are about. */
	bool is_about(std::uint64_t attempt) const { return attempt_ == attempt; }

	/* Adds an entry, numbered by number(), unless the slot has one: that is of this level or of one further out, so
	 * it came first and stands at least as long. */
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

	/* A subtransaction at this level has ended: its entries go to its parent, or go. */
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
