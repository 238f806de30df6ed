/*
 * Shared memory: the requests that backends post to the director, and the timeline ring.
 *
 * Plain data, no server header. A backend claims a request slot, fills it, wakes the director and waits on its own
 * latch. The director answers through a dynamic shared memory segment. Nothing here decides points: all that does is in
 * the facts file or in a table.
 */
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

#include "extension/shared/ring.hpp"
#include "extension/shared/slots.hpp"

namespace ride
{

inline constexpr std::size_t max_requests = 32;
inline constexpr std::size_t request_text_size = 2048;

enum class RequestKind : std::uint32_t
{
	scenarios,
	prepare,
	start,
	stop,
	status,
	briefing,
	hint,
	mechanisms,
	diagnose,
	undiagnose,
	diagnoses,
	score,
	scorecard,
	submit,
	postmortem,
	app_log,
	actions,
	admit
};

/* A request slot. Who may touch which field when is slots.hpp's. */
struct Request
{
	SlotWord word;
	std::uint64_t order; /* the smaller, the older */
	RequestKind kind;
	std::int32_t requester; /* PGPROC number */
	std::int32_t pid;
	std::uint32_t database;  /* OID of the caller's database */
	std::uint32_t is_oncall; /* authenticated as oncall */
	std::int64_t number;     /* a seed or a number of rows */
	std::int64_t posted_ms;  /* when it was posted, by the monotonic clock */
	char first[request_text_size];
	char second[request_text_size];

	/* the answer */
	std::uint32_t failed;
	std::uint32_t segment; /* dsm_handle of the payload; 0: none */
	std::uint64_t length;
	char sqlstate[6];
	char message[2048];
	char detail[2048];
	char hint[1024];
};

struct Shared
{
	std::atomic<std::int32_t> director; /* PGPROC number; -1: not running */
	std::atomic<std::int32_t> director_pid;
	std::atomic<std::uint64_t> posted; /* how many requests so far */
	Request requests[max_requests];
	TimelineRing ring;
};

/* The segment of this process; null where ride.sandbox is off. */
Shared *shared();

/* For the director: takes the oldest posted request that wanted(request) accepts, which is `working` from now on;
 * null when there is none. */
template <typename Wanted>
Request *take_oldest(Shared *shared, Wanted &&wanted)
{
	for (;;)
	{
		Request *oldest = nullptr;
		std::uint64_t seen = 0;
		for (Request &request : shared->requests)
		{
			const std::uint64_t word = request.word.load(std::memory_order_acquire);
			if (slot_state(word) != RequestState::posted || !wanted(request) ||
			    (oldest != nullptr && oldest->order < request.order))
				continue;
			oldest = &request;
			seen = word;
		}
		if (oldest == nullptr || slot_take(&oldest->word, seen))
			return oldest;
		/* its requester has just given up, and somebody else may have the slot */
	}
}

} // namespace ride
