/*
 * Writing to memory that the loader may have made read-only.
 *
 * Pure C++ over the system's calls, no server header; the postmaster, while libraries are preloaded.
 */
#pragma once

namespace ride
{

/* How the page of an address is protected, as mprotect() takes it; -1 with errno if nothing is mapped there or
 * /proc/self/maps cannot be read. */
int protection_of(const void *address);

/* Stores `size` bytes of `value` at `place`, and leaves the page protected as it was. False with errno, and nothing
 * changed, if that cannot be done. */
bool overwrite(void *place, const void *value, unsigned size);

/* The same for a pointer, a function's too. */
template <typename Pointer>
bool overwrite_pointer(Pointer *place, Pointer value)
{
	return overwrite(place, &value, sizeof value);
}

} // namespace ride
