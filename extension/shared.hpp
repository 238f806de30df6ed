/*
 * Shared memory: the requests that backends post to the director, and the timeline ring.
 *
 * Plain data, no server header. Backends claim a request slot, fill it, wake the director and wait on their own
 * latch; the director answers through a dynamic shared memory segment. The ring only feeds the timeline: it may
 * drop, and counts what it dropped. Everything that decides points is in the facts file or in a table.
 */
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace ride
{

inline constexpr std::size_t max_requests = 32;
inline constexpr std::size_t request_text_size = 2048;
inline constexpr std::size_t ring_size = 4096; /* a power of two */

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

/*
 * free → claimed (a backend fills it) → posted → working (the director) → answered → free.
 * A backend that gives up (cancel, exit) sets `abandoned`; the director then frees the slot.
 */
enum class RequestState : std::uint32_t
{
	free,
	claimed,
	posted,
	working,
	answered
};

struct Request
{
	std::atomic<RequestState> state;
	std::atomic<std::uint32_t> abandoned;
	RequestKind kind;
	std::int32_t requester; /* PGPROC number */
	std::int32_t pid;
	std::uint32_t database; /* OID of the caller's database */
	std::uint32_t is_superuser;
	std::uint32_t is_oncall; /* authenticated as oncall */
	std::int64_t number;     /* seed, limit */
	std::int64_t posted_ms;  /* when it was asked for, by the clock that only goes on */
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

enum class TimelineKind : std::uint32_t
{
	statement, /* one statement of the on-call ended; outcome still open unless `settled` */
	outcome,   /* the transaction `transaction` of `pid` ended */
	undone     /* its subtransactions from `subtransaction` on were rolled back, and with them what came before `at` */
};

struct TimelineEvent
{
	std::int64_t at;           /* microseconds since 2000-01-01, as TimestampTz */
	std::uint64_t transaction; /* number of the transaction in its backend */
	std::int32_t pid;
	std::uint32_t database;
	TimelineKind kind;
	std::uint32_t subtransaction; /* in which it happened; a later one has a larger number */
	std::uint8_t settled;         /* statement: outcome is known already */
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

struct Shared
{
	std::atomic<std::int32_t> director; /* PGPROC number; -1: not running */
	std::atomic<std::int32_t> director_pid;
	Request requests[max_requests];
	TimelineRing ring;
};

/* The segment of this process; null where ride.sandbox is off. */
Shared *shared();

/* Appends an event; counts it as dropped when the ring is full. Never waits, never raises. */
void ring_put(TimelineRing *ring, const TimelineEvent &event);

/* Takes the oldest event, or returns false. The director only. */
bool ring_take(TimelineRing *ring, TimelineEvent *event);

} // namespace ride
