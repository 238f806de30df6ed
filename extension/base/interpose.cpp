/*
 * Puts a function of ride's in front of one that is built into the server.
 *
 * Server code; the postmaster, while libraries are preloaded.
 */
#include "extension/base/pg.hpp"
#include "extension/base/interpose.hpp"
#include "extension/base/protected_memory.hpp"

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

} // namespace

PGFunction interpose(Oid function, PGFunction ours)
{
	const FmgrBuiltin *const entry = builtin(function);
	if (entry == nullptr)
		ereport(FATAL, (errcode(ERRCODE_UNDEFINED_FUNCTION),
		                errmsg("function with OID %u is not built into this server", function)));
	const PGFunction theirs = entry->func;
	if (!overwrite_pointer(const_cast<PGFunction *>(&entry->func), ours))
		ereport(FATAL, (errcode(ERRCODE_SYSTEM_ERROR), errmsg("could not put %s under watch: %m", entry->funcName),
		                errhint("ride sees to whom signals are sent by replacing entries of the server's function "
		                        "table; the security policy of this system forbids that.")));
	return theirs;
}

} // namespace ride
