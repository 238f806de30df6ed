/*
 * The timeline's ring in shared memory: many writers, one reader, no waiting.
 *
 * Plain data, no server header; backends write, the director reads. It only feeds the timeline, so it may drop events,
 * and counts them.
 */
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace ride
{

inline constexpr std::size_t ring_size = 4096; /* a power of two */

enum class TimelineKind : std::uint32_t
{
	statement, /* a statement of the on-call has ended; its outcome is open unless `settled` */
	outcome,   /* the transaction `transaction` of `pid` has ended */
	undone     /* its subtransactions from `subtransaction` on were rolled back, with their events before `at` */
};

struct TimelineEvent
{
	std::int64_t at;           /* microseconds since 2000-01-01, as TimestampTz */
	std::uint64_t transaction; /* number of the transaction in its backend */
	std::int32_t pid;
	std::uint32_t database;
	TimelineKind kind;
	std::uint32_t subtransaction; /* that it happened in; later ones have larger numbers */
	std::uint8_t settled;         /* statement: the outcome is known already */
	std::uint8_t committed;       /* the outcome */
	char tag[30];                 /* command tag with qualifiers, or "look", "signal", "attempt", "error" */
	char object[120];
};

/* A ring of many writers and one reader; a writer never waits. */
struct TimelineRing
{
	std::atomic<std::uint64_t> head; /* next to write */
	std::atomic<std::uint64_t> tail; /* next to read */
	std::atomic<std::uint64_t> dropped;
	struct Cell
	{
		std::atomic<std::uint64_t> ready; /* position + 1 once written */
		TimelineEvent event;
	} cells[ring_size];
};

/*
 * Appends an event, or counts it as dropped when the ring is full. `position` is where the writer last saw the ring's
 * head. It may be old: if the reader has passed it, the ring is not full.
 */
inline void ring_put_at(TimelineRing *ring, std::uint64_t position, const TimelineEvent &event)
{
	do
	{
		const std::uint64_t tail = ring->tail.load(std::memory_order_acquire);
		if (position >= tail && position - tail >= ring_size)
		{
			ring->dropped.fetch_add(1, std::memory_order_relaxed);
			return;
		}
	} while (!ring->head.compare_exchange_weak(position, position + 1, std::memory_order_acq_rel));
	TimelineRing::Cell *const cell = &ring->cells[position & (ring_size - 1)];
	cell->event = event;
	cell->ready.store(position + 1, std::memory_order_release);
}

/* Appends an event, or counts it as dropped. Never waits, never raises. */
inline void ring_put(TimelineRing *ring, const TimelineEvent &event)
{
	ring_put_at(ring, ring->head.load(std::memory_order_relaxed), event);
}

/* Takes the oldest event, or returns false. The director only. */
inline bool ring_take(TimelineRing *ring, TimelineEvent *event)
{
	const std::uint64_t position = ring->tail.load(std::memory_order_relaxed);
	TimelineRing::Cell *const cell = &ring->cells[position & (ring_size - 1)];
	if (cell->ready.load(std::memory_order_acquire) != position + 1)
		return false;
	*event = cell->event;
	ring->tail.store(position + 1, std::memory_order_release);
	return true;
}

} // namespace ride
