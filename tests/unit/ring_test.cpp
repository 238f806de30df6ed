/*
 * The timeline's ring: what is full, and what only looks so.
 */
#include <gtest/gtest.h>
#include <memory>

#include "extension/shared/ring.hpp"

namespace ride
{
namespace
{

TimelineEvent event_of(int pid)
{
	TimelineEvent event{};
	event.pid = pid;
	return event;
}

TEST(Ring, GivesBackInOrder)
{
	const auto ring = std::make_unique<TimelineRing>();
	TimelineEvent event;
	for (int pid = 1; pid <= 3; ++pid)
		ring_put(ring.get(), event_of(pid));
	for (int pid = 1; pid <= 3; ++pid)
	{
		ASSERT_TRUE(ring_take(ring.get(), &event));
		EXPECT_EQ(event.pid, pid);
	}
	EXPECT_FALSE(ring_take(ring.get(), &event));
}

TEST(Ring, DropsWhatDoesNotFitAndCountsIt)
{
	const auto ring = std::make_unique<TimelineRing>();
	for (std::size_t i = 0; i < ring_size + 2; ++i)
		ring_put(ring.get(), event_of(static_cast<int>(i)));
	EXPECT_EQ(ring->dropped.load(), 2u);
	TimelineEvent event;
	ASSERT_TRUE(ring_take(ring.get(), &event));
	EXPECT_EQ(event.pid, 0);
}

/* A writer has read the head and is put to sleep; when it goes on, the reader is past that place. */
TEST(Ring, AWriterThatTheReaderHasPassedFindsRoom)
{
	const auto ring = std::make_unique<TimelineRing>();
	const std::uint64_t stale = ring->head.load();
	TimelineEvent event;
	for (int pid = 1; pid <= 3; ++pid)
	{
		ring_put(ring.get(), event_of(pid));
		ASSERT_TRUE(ring_take(ring.get(), &event));
	}
	ring_put_at(ring.get(), stale, event_of(4));
	EXPECT_EQ(ring->dropped.load(), 0u);
	ASSERT_TRUE(ring_take(ring.get(), &event));
	EXPECT_EQ(event.pid, 4);
}

} // namespace
} // namespace ride
