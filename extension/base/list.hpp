/*
 * Singly linked lists of what lives in memory contexts.
 *
 * Server code; any process. An entry leaves its list by a reset callback of its context: nothing here raises.
 */
#pragma once

namespace ride
{

/* Takes an entry out of its list, if it is in it. */
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
