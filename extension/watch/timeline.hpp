/*
 * What the on-call did, one event a statement, for people to read.
 *
 * Server code; backends of the on-call. Events go to the ring in shared memory; nothing that scores depends on them.
 * A backend writes some fifty a second at most: more than a person does, fewer than a benchmark.
 */
#pragma once

#include "extension/base/pg.hpp"

namespace ride::timeline
{

/* Whether this backend may write another event now. Call it before the event is put together: where it says no, it has
 * counted one that was dropped. */
bool has_room();

/* A statement has run to its end; its outcome will be the transaction's. */
void statement(const char *tag, const char *object);

/* Something whose outcome is known at once: an error (not committed), a signal, an attempt. */
void settled(const char *tag, const char *object, bool committed);

/* From the transaction callback. */
void transaction_ended(bool committed) noexcept;

/* From the subtransaction callback, while the subtransaction that is rolled back is still the current one. */
void subtransaction_undone() noexcept;

} // namespace ride::timeline
