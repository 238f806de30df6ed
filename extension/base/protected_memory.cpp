/*
 * Writing to memory that the loader may have made read-only.
 *
 * Pure C++ over the system's calls; the postmaster, while libraries are preloaded. Whether a table of constants lies in
 * read-only pages depends on how the program was linked, so the kernel is asked.
 */
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <sys/mman.h>
#include <unistd.h>

#include "extension/base/protected_memory.hpp"

namespace ride
{

int protection_of(const void *address)
{
	std::FILE *const maps = std::fopen("/proc/self/maps", "re");
	if (maps == nullptr)
		return -1;
	const auto wanted = reinterpret_cast<std::uintptr_t>(address);
	int found = -1;
	char line[512];
	bool is_start = true; /* of a line: lines with long names come in parts */
	while (found < 0 && std::fgets(line, sizeof line, maps) != nullptr)
	{
		unsigned long first = 0, end = 0;
		char allowed[5] = "";
		if (is_start && std::sscanf(line, "%lx-%lx %4s", &first, &end, allowed) == 3 && wanted >= first && wanted < end)
			found = (allowed[0] == 'r' ? PROT_READ : 0) | (allowed[1] == 'w' ? PROT_WRITE : 0) |
			        (allowed[2] == 'x' ? PROT_EXEC : 0);
		is_start = std::strchr(line, '\n') != nullptr;
	}
	std::fclose(maps);
	if (found < 0)
		errno = EFAULT;
	return found;
}

bool overwrite(void *place, const void *value, unsigned size)
{
	const int before = protection_of(place);
	if (before < 0)
		return false;
	const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
	const std::uintptr_t begin = reinterpret_cast<std::uintptr_t>(place) / page * page;
	const std::uintptr_t end = reinterpret_cast<std::uintptr_t>(place) + size;
	void *const pages = reinterpret_cast<void *>(begin);
	const bool is_closed = (before & PROT_WRITE) == 0;
	if (is_closed && mprotect(pages, end - begin, before | PROT_READ | PROT_WRITE) != 0)
		return false;
	std::memcpy(place, value, size);
	/* it could be made writable, so it can be made read-only again: that needs no memory and no right */
	if (is_closed)
		(void)mprotect(pages, end - begin, before);
	return true;
}

} // namespace ride
