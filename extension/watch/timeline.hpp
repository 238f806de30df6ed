/*
 * What the on-call did, one event a statement, for reading by people.
 *
 * Server code; backends of the on-call. Events go to the ring in shared memory; nothing that scores depends on them.
 * A backend writes at most some fifty a second: more than a person does, fewer than a benchmark.
 */
#pragma once

#include "extension/base/pg.hpp"

namespace ride::timeline
{

/* May this backend write another event now? Asked before the work of describing one; a refusal counts as dropped. */
bool has_room();

/* A statement has run to its end: its outcome is the transaction's. */
void statement(const char *tag, const char *object);

/* Something whose outcome is known: an error (not committed), a signal, an attempt. */
void settled(const char *tag, const char *object, bool committed);

/* From the transaction callback. */
void transaction_ended(bool committed) noexcept;

/* From the subtransaction callback, while the one that is rolled back is still the current one. */
void subtransaction_undone() noexcept;

} // namespace ride::timeline
