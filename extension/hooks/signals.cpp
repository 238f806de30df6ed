/*
 * Signals to sessions, seen with their argument.
 *
 * Server code; any backend.
 */
#include "extension/changes/attempts.hpp"
#include "extension/base/guard.hpp"
#include "extension/base/interpose.hpp"
#include "extension/hooks/recorder.hpp"
#include "extension/shared/shared.hpp"
#include "extension/hooks/signals.hpp"
#include "extension/watch/timeline.hpp"
#include "extension/watch/wanted.hpp"

namespace ride::signals
{

namespace
{

constexpr Oid terminate_function = F_PG_TERMINATE_BACKEND;
constexpr Oid cancel_function = F_PG_CANCEL_BACKEND;
constexpr Oid setting_function = F_SET_CONFIG;

PGFunction next_terminate = nullptr;
PGFunction next_cancel = nullptr;
PGFunction next_set_config = nullptr;

/*
 * As watching(), and in the parallel workers of a recorded session too: both signal functions are parallel safe, so a
 * worker may call them. A worker has its leader's role.
 */
Facts *seeing()
{
	if (!IsParallelWorker())
		return watching();
	Facts *const facts = armed_facts();
	return facts != nullptr && MyProc->roleId != facts->director && MyProc->roleId != facts->checker ? facts : nullptr;
}

/* The simulated session that a pid belongs to; any_session if it belongs to none. */
std::uint32_t session_of(const Facts *facts, int pid)
{
	for (std::uint32_t i = 0; i < facts->clients_used; ++i)
		if (facts->clients[i].pid.load(std::memory_order_acquire) == pid)
			return facts->clients[i].session;
	return any_session;
}

bool is_internal(const Facts *facts, int pid)
{
	if (shared() != nullptr && shared()->director_pid.load() == pid)
		return true;
	PGPROC *const process = BackendPidGetProc(pid);
	if (process == nullptr || !OidIsValid(process->roleId))
		return false;
	return process->roleId == facts->director || process->roleId == facts->checker;
}

/* Raises for a signal to one of ride's own sessions, unless a superuser sends it. The server itself would protect the
 * director, but not the checker. */
void refuse_internal(Facts *facts, int pid)
{
	if (!is_internal(facts, pid) || superuser_arg(MyProc->roleId))
		return;
	note_attempt(facts, attempt::tamper);
	ereport(ERROR, (errcode(ERRCODE_INSUFFICIENT_PRIVILEGE), errmsg("permission denied to signal process %d", pid),
	                errdetail("It belongs to the sandbox itself, not to the incident.")));
}

void set(Facts *facts, SlotKind kind, std::uint32_t session, std::uint64_t number)
{
	const Wanted &here = wanted(facts);
	const auto keep = [&](const Wanted::Slot &found) { set_act(facts, here.slot(found), number); };
	each_unset(here, kind, session, keep);
	each_unset(here, kind, any_session, keep);
}

/*
 * One call. The number is taken before it: with a second argument the function waits for the end of the session, which
 * may take long, be in vain or be cancelled, and the signal has been sent all the same.
 */
Datum signal(FunctionCallInfo call, PGFunction next, SlotKind kind)
{
	Facts *const facts = seeing();
	if (facts == nullptr || call->nargs < 1 || call->args[0].isnull)
		return next(call);
	const int pid = DatumGetInt32(call->args[0].value);
	refuse_internal(facts, pid);
	const std::uint32_t session = session_of(facts, pid);
	const bool waits = call->nargs > 1 && !call->args[1].isnull && DatumGetInt64(call->args[1].value) > 0;
	const bool is_there = BackendPidGetProc(pid) != nullptr;
	const std::uint64_t number = session != any_session ? tick(facts) : 0;
	Datum result = BoolGetDatum(false);
	bool returned = false;
	always(
	    [&]
	    {
		    result = next(call);
		    returned = true;
	    },
	    [&]
	    {
		    const bool in_vain = waits && is_there && (returned || geterrcode() == ERRCODE_QUERY_CANCELED);
		    if (!(returned && DatumGetBool(result)) && !in_vain)
			    return;
		    recorder::mark_signalled();
		    if (session != any_session)
		    {
			    set(facts, SlotKind::signalled, session, number);
			    if (kind == SlotKind::ended)
				    set(facts, SlotKind::ended, session, number);
		    }
		    if (MyProc->roleId == facts->oncall && timeline::has_room())
		    {
			    char object[64];
			    if (session != any_session)
				    pg_snprintf(object, sizeof object, "%s session:%u",
				                kind == SlotKind::ended ? "terminate" : "cancel", session);
			    else
				    pg_snprintf(object, sizeof object, "%s pid:%d", kind == SlotKind::ended ? "terminate" : "cancel",
				                pid);
			    timeline::settled("signal", object, true);
		    }
	    });
	return result;
}

Datum terminate_backend(FunctionCallInfo call)
{
	return signal(call, next_terminate, SlotKind::ended);
}

Datum cancel_backend(FunctionCallInfo call)
{
	return signal(call, next_cancel, SlotKind::signalled);
}

Datum set_config(FunctionCallInfo call)
{
	Facts *const facts = watching();
	/* at depth 1 it is the session's own statement, deeper it is code */
	if (facts != nullptr && !call->args[0].isnull && (caller_of(facts) == Caller::oncall || recorder::depth() > 1))
	{
		char *const value = call->args[1].isnull ? nullptr : text_to_cstring(DatumGetTextPP(call->args[1].value));
		note_setting_attempt(facts, text_to_cstring(DatumGetTextPP(call->args[0].value)), value);
	}
	return next_set_config(call);
}

} // namespace

void install()
{
	next_terminate = interpose(terminate_function, terminate_backend);
	next_cancel = interpose(cancel_function, cancel_backend);
	next_set_config = interpose(setting_function, set_config);
}

bool is_watched(Oid function)
{
	return function == terminate_function || function == cancel_function || function == setting_function;
}

} // namespace ride::signals
