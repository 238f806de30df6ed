/*
 * Writing to memory that the loader may have made read-only.
 *
 * Pure C++ over the system's calls, no server header; the postmaster, while libraries are preloaded.
 */
#pragma once

namespace ride
{

/* How the page of an address is protected, as mprotect() takes it; -1 with errno when nothing is mapped there, or when
 * it cannot be told. */
int protection_of(const void *address);

/* Stores `value`, and leaves the page protected as it was; false with errno, and nothing changed, when that cannot be. */
bool overwrite(void *place, const void *value, unsigned size);

/* The same for a pointer, a function's too. */
template <typename Pointer>
bool overwrite_pointer(Pointer *place, Pointer value)
{
	return overwrite(place, &value, sizeof value);
}

} // namespace ride
