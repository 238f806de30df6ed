/*
 * Which sessions the on-call is shown.
 *
 * Server code; backends of the on-call. The server's function returns all its rows in one tuplestore, which is sifted
 * afterwards: no row is made up, and none is altered.
 */
#include "extension/refuse/activity.hpp"
#include "extension/watch/caller.hpp"
#include "extension/base/interpose.hpp"
#include "extension/shared/shared.hpp"

namespace ride::activity
{

namespace
{

constexpr int pid_column = 2; /* of pg_stat_get_activity() on every major */
constexpr int role_column = 3;

PGFunction next_activity = nullptr;

bool is_for_oncall(const Facts *facts)
{
	return facts != nullptr && MyProc != nullptr && OidIsValid(facts->oncall) && MyProc->roleId == facts->oncall;
}

bool is_internal(const Facts *facts, TupleTableSlot *row)
{
	bool is_null = false;
	const Oid role = DatumGetObjectId(slot_getattr(row, role_column, &is_null));
	if (!is_null && OidIsValid(role) && (role == facts->director || role == facts->checker))
		return true;
	const int pid = DatumGetInt32(slot_getattr(row, pid_column, &is_null));
	return !is_null && shared() != nullptr && shared()->director_pid.load() == pid;
}

/* A tuplestore without the internal rows, made as the server makes its own: for as long as the query lives. */
Tuplestorestate *sift(const Facts *facts, const ReturnSetInfo *answer)
{
	MemoryContext const outer = MemoryContextSwitchTo(answer->econtext->ecxt_per_query_memory);
	Tuplestorestate *const kept =
	    tuplestore_begin_heap((answer->allowedModes & SFRM_Materialize_Random) != 0, false, work_mem);
	TupleTableSlot *const row = MakeSingleTupleTableSlot(answer->setDesc, &TTSOpsMinimalTuple);
	while (tuplestore_gettupleslot(answer->setResult, true, false, row))
		if (!is_internal(facts, row))
			tuplestore_puttupleslot(kept, row);
	ExecDropSingleTupleTableSlot(row);
	MemoryContextSwitchTo(outer);
	return kept;
}

Datum get_activity(FunctionCallInfo call)
{
	const Datum result = next_activity(call);
	const Facts *const facts = mapped_facts();
	auto *const answer = reinterpret_cast<ReturnSetInfo *>(call->resultinfo);
	if (!is_for_oncall(facts) || answer->setResult == nullptr)
		return result;
	Tuplestorestate *const all = answer->setResult;
	answer->setResult = sift(facts, answer);
	tuplestore_end(all);
	return result;
}

} // namespace

void install()
{
	next_activity = interpose(F_PG_STAT_GET_ACTIVITY, get_activity);
}

} // namespace ride::activity
