/*
 * Singly linked lists of entries that live in memory contexts.
 *
 * Server code; any process. An entry leaves its list by a reset callback of its context: nothing here raises.
 */
#pragma once

namespace ride
{

/* Takes an entry out of a list, if it is in it. `next` is the member that links the list. */
template <typename Entry>
void take_out(Entry **list, const void *gone, Entry *Entry::*next = &Entry::next) noexcept
{
	for (Entry **at = list; *at != nullptr; at = &((*at)->*next))
		if (*at == gone)
		{
			*at = (*at)->*next;
			return;
		}
}

} // namespace ride
