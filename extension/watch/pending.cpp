/*
 * What has happened in the current transaction, and counts only if that commits.
 *
 * Server code; any backend. Entries are appended at the current level, and levels only shrink: so the array is always
 * in the order of levels.
 */
#include "extension/watch/pending.hpp"

namespace ride
{

bool Pending::has(std::uint32_t slot) const
{
	for (std::uint32_t i = 0; i < count_; ++i)
		if (entries_[i].slot == slot)
			return true;
	return false;
}

bool Pending::make_room()
{
	if (count_ < room_)
		return true;
	const std::uint32_t room = room_ == 0 ? 64 : room_ * 2;
	void *const larger = MemoryContextAllocExtended(TopMemoryContext, room * sizeof(Entry), MCXT_ALLOC_NO_OOM);
	if (larger == nullptr)
		return false;
	if (entries_ != nullptr)
	{
		memcpy(larger, entries_, count_ * sizeof(Entry));
		pfree(entries_);
	}
	entries_ = static_cast<Entry *>(larger);
	room_ = room;
	return true;
}

void Pending::commit_level(int level) noexcept
{
	for (std::uint32_t i = count_; i > 0 && entries_[i - 1].level >= level; --i)
		entries_[i - 1].level = level - 1;
}

void Pending::abort_level(int level) noexcept
{
	while (count_ > 0 && entries_[count_ - 1].level >= level)
		--count_;
}

} // namespace ride
