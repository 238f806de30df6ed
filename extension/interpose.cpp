/*
 * Puts a function of ours in front of one that is built into the server.
 *
 * Server code; the postmaster, while libraries are preloaded.
 */
#include <sys/mman.h>
#include <unistd.h>

#include "extension/pg.hpp"
#include "extension/interpose.hpp"

namespace ride
{

namespace
{

const FmgrBuiltin *builtin(Oid function)
{
	if (function > fmgr_last_builtin_oid || fmgr_builtin_oid_index[function] == InvalidOidBuiltinMapping)
		return nullptr;
	return &fmgr_builtins[fmgr_builtin_oid_index[function]];
}

/* The table is constant data: after relocation the loader has made its pages read-only. */
bool protect(const void *first, std::size_t size, int protection)
{
	const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
	const std::uintptr_t begin = reinterpret_cast<std::uintptr_t>(first) / page * page;
	const std::uintptr_t end = reinterpret_cast<std::uintptr_t>(first) + size;
	return mprotect(reinterpret_cast<void *>(begin), end - begin, protection) == 0;
}

} // namespace

PGFunction interpose(Oid function, PGFunction ours)
{
	const FmgrBuiltin *const entry = builtin(function);
	if (entry == nullptr)
		ereport(FATAL, (errcode(ERRCODE_UNDEFINED_FUNCTION),
		                errmsg("function with OID %u is not built into this server", function)));
	const PGFunction theirs = entry->func;
	PGFunction *const place = const_cast<PGFunction *>(&entry->func);
	if (!protect(place, sizeof *place, PROT_READ | PROT_WRITE))
		ereport(FATAL, (errcode(ERRCODE_SYSTEM_ERROR), errmsg("could not put %s under watch: %m", entry->funcName),
		                errhint("ride sees to whom signals are sent by replacing entries of the server's function "
		                        "table; the security policy of this system forbids that.")));
	*place = ours;
	protect(place, sizeof *place, PROT_READ);
	return theirs;
}

} // namespace ride
