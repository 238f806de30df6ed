/*
 * What the on-call did, one event a statement.
 *
 * Server code; backends of the on-call. A statement in a transaction of its own is held back until the transaction has
 * ended, so it needs one event. In a transaction block its event comes at once, and the outcome follows.
 */
#include <algorithm>

#include "extension/base/pg.hpp"
#include "extension/base/compat.hpp"
#include "extension/shared/shared.hpp"
#include "extension/watch/timeline.hpp"

namespace ride::timeline
{

namespace
{

constexpr int events_per_second = 50;

TimestampTz window_start = 0;
int window_events = 0;

TimelineEvent held;
bool is_holding = false;
bool outcome_is_due = false;
SubTransactionId newest_subtransaction = 0; /* that this transaction has written a statement from */
std::uint64_t current_transaction = 0;      /* at its end the server has already forgotten its number */
TimestampTz newest_at = 0;                  /* of this backend's newest event */
bool newest_rolls_back = false;             /* that event is a ROLLBACK, or a ROLLBACK TO */

void put(const TimelineEvent &event)
{
	ring_put(&shared()->ring, event);
}

/* Statements of one query string begin at the same time: a microsecond more for each keeps their order. */
TimestampTz next_at()
{
	return std::max(GetCurrentStatementStartTimestamp(), newest_at + 1);
}

/* strlcpy into zeroed memory, in one piece; strlcpy goes byte by byte. */
template <std::size_t size>
std::size_t put_text(char (&to)[size], const char *text)
{
	const std::size_t length = strlen(text);
	memcpy(to, text, std::min(length, size - 1));
	return length;
}

TimelineEvent make(TimelineKind kind, const char *tag, const char *object)
{
	TimelineEvent event;
	memset(static_cast<void *>(&event), 0, sizeof event);
	if (kind == TimelineKind::statement)
	{
		newest_at = next_at();
		newest_rolls_back = strcmp(tag, "ROLLBACK") == 0;
	}
	event.at = newest_at;
	if (compat::local_transaction() != 0)
		current_transaction = compat::local_transaction();
	event.transaction = current_transaction;
	event.pid = MyProcPid;
	event.database = MyDatabaseId;
	event.kind = kind;
	event.subtransaction = GetCurrentSubTransactionId();
	put_text(event.tag, tag);
	/* whole characters only: text that fills the field may have been cut */
	if (put_text(event.object, object) >= sizeof event.object - 1)
		event.object[pg_mbcliplen(event.object, static_cast<int>(strlen(event.object)), sizeof event.object - 1)] =
		    '\0';
	return event;
}

void put_held()
{
	if (!is_holding)
		return;
	put(held);
	is_holding = false;
	outcome_is_due = true;
}

} // namespace

bool has_room()
{
	if (shared() == nullptr)
		return false;
	const TimestampTz now = GetCurrentStatementStartTimestamp();
	if (now < window_start || now - window_start >= USECS_PER_SEC)
	{
		window_start = now;
		window_events = 0;
	}
	if (window_events >= events_per_second)
	{
		shared()->ring.dropped.fetch_add(1, std::memory_order_relaxed);
		return false;
	}
	++window_events;
	return true;
}

void statement(const char *tag, const char *object)
{
	if (compat::local_transaction() == 0) /* the ROLLBACK of a transaction that has failed */
	{
		settled(tag, object, false);
		return;
	}
	put_held();
	const TimelineEvent event = make(TimelineKind::statement, tag, object);
	if (IsTransactionBlock())
	{
		put(event);
		newest_subtransaction = std::max(newest_subtransaction, event.subtransaction);
		outcome_is_due = true;
		return;
	}
	held = event;
	is_holding = true;
}

void settled(const char *tag, const char *object, bool committed)
{
	put_held();
	TimelineEvent event = make(TimelineKind::statement, tag, object);
	event.settled = 1;
	event.committed = committed ? 1 : 0;
	put(event);
}

/*
 * A PL/pgSQL block that catches an error ends one too; it is worth an event only if it has written some. The event
 * takes back the subtransaction's events before `at`, but not the ROLLBACK TO itself.
 */
void subtransaction_undone() noexcept
{
	if (newest_subtransaction < GetCurrentSubTransactionId())
		return;
	put_held();
	TimelineEvent event = make(TimelineKind::undone, "", "");
	if (!newest_rolls_back)
		event.at = newest_at + 1;
	put(event);
}

void transaction_ended(bool committed) noexcept
{
	newest_subtransaction = 0;
	if (is_holding && !outcome_is_due)
	{
		held.settled = 1;
		held.committed = committed ? 1 : 0;
		put(held);
		is_holding = false;
		return;
	}
	put_held();
	if (!outcome_is_due)
		return;
	outcome_is_due = false;
	TimelineEvent event = make(TimelineKind::outcome, "", "");
	event.settled = 1;
	event.committed = committed ? 1 : 0;
	put(event);
}

} // namespace ride::timeline
