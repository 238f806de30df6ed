/*
 * A request's way through shared memory.
 *
 * Server code; backends and the director.
 */
#include "extension/guard.hpp"
#include "extension/compat.hpp"
#include "extension/requests.hpp"
#include "extension/facts.hpp"
#include "extension/host.hpp"
#include "extension/settings.hpp"

namespace ride
{

namespace
{

constexpr long patience_ms = 9000; /* nobody waits longer for a director, a free slot, a card */
constexpr long look_again_ms = 1000;

/* Frees an answered slot. Requester and director may both try; one of them does it. */
void release(Request *request)
{
	const dsm_handle segment = request->segment;
	RequestState expected = RequestState::answered;
	request->segment = DSM_HANDLE_INVALID;
	if (request->state.compare_exchange_strong(expected, RequestState::free) && segment != DSM_HANDLE_INVALID)
		dsm_unpin_segment(segment);
}

void nap(long ms)
{
	(void)WaitLatch(MyLatch, WL_LATCH_SET | WL_TIMEOUT | WL_EXIT_ON_PM_DEATH, ms, PG_WAIT_EXTENSION);
	ResetLatch(MyLatch);
	CHECK_FOR_INTERRUPTS();
}

void require_director(TimestampTz until)
{
	while (shared()->director.load() < 0)
	{
		if (GetCurrentTimestamp() > until)
			ereport(ERROR, (errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE), errmsg("the director is not running"),
			                errdetail("It is the background worker that answers ride's functions."),
			                errhint("The server's log says why; it is restarted every second.")));
		nap(20);
	}
}

Request *claim(TimestampTz until)
{
	for (;;)
	{
		for (std::size_t i = 0; i < max_requests; ++i)
		{
			RequestState expected = RequestState::free;
			Request *const request = &shared()->requests[i];
			if (request->state.compare_exchange_strong(expected, RequestState::claimed))
				return request;
		}
		if (GetCurrentTimestamp() > until)
			ereport(ERROR, (errcode(ERRCODE_TOO_MANY_CONNECTIONS), errmsg("the director has too many requests waiting"),
			                errhint("Ask again in a moment.")));
		nap(20);
	}
}

/* The director's clock, see Host::now_ms(). */
std::int64_t now_ms()
{
	instr_time now;
	INSTR_TIME_SET_CURRENT(now);
	return static_cast<std::int64_t>(INSTR_TIME_GET_MILLISEC(now));
}

void post(Request *request, const Wish &wish)
{
	request->kind = wish.kind;
	request->requester = compat::my_process_number();
	request->pid = MyProcPid;
	request->database = MyDatabaseId;
	request->is_superuser = superuser_arg(GetSessionUserId()) ? 1 : 0;
	request->is_oncall = GetSessionUserId() == get_role_oid(oncall_role, true) ? 1 : 0;
	request->number = wish.number;
	request->posted_ms = now_ms();
	strlcpy(request->first, wish.first, sizeof request->first);
	strlcpy(request->second, wish.second, sizeof request->second);
	request->failed = 0;
	request->segment = DSM_HANDLE_INVALID;
	request->length = 0;
	request->abandoned.store(0);
	request->state.store(RequestState::posted);
	const int director = shared()->director.load();
	if (director >= 0)
		SetLatch(compat::latch_of(director));
}

/* Leaves the slot to the director, or frees it when the director is through with it or has not begun. */
void abandon(Request *request)
{
	request->abandoned.store(1);
	RequestState expected = RequestState::posted;
	if (request->state.compare_exchange_strong(expected, RequestState::free))
		return;
	if (request->state.load() == RequestState::answered)
		release(request);
	const int director = shared()->director.load();
	if (director >= 0)
		SetLatch(compat::latch_of(director));
}

Request *waiting_for = nullptr; /* of this backend */

/* A backend that is terminated while it waits leaves by proc_exit, past every clean-up on the stack. */
void abandon_at_exit(int, Datum)
{
	if (waiting_for != nullptr)
		abandon(waiting_for);
	waiting_for = nullptr;
}

void watch_exit()
{
	static bool is_registered = false;
	if (!is_registered)
		before_shmem_exit(abandon_at_exit, 0);
	is_registered = true;
}

/* Only the on-call and superusers, by the role that they logged in as: no trigger may ask in an application's name. */
void require_caller()
{
	settings::require_sandbox();
	const Oid who = GetSessionUserId();
	if (!superuser_arg(who) && who != get_role_oid(oncall_role, true))
		ereport(ERROR, (errcode(ERRCODE_INSUFFICIENT_PRIVILEGE), errmsg("ride answers only the on-call"),
		                errdetail("This session logged in as %s.", GetUserNameFromId(who, false)),
		                errhint("Connect as oncall.")));
}

void require_fits(const char *text)
{
	if (strlen(text) >= request_text_size)
		ereport(ERROR, (errcode(ERRCODE_STRING_DATA_RIGHT_TRUNCATION),
		                errmsg("an argument is longer than %zu bytes", request_text_size - 1)));
}

/* Whose request the director is answering; 0: nobody's. */
int being_answered()
{
	for (std::size_t i = 0; i < max_requests; ++i)
		if (shared()->requests[i].state.load() == RequestState::working)
			return shared()->requests[i].pid;
	return 0;
}

/* The director is slower with a card than anyone should wait: says whom it is busy with. */
[[noreturn]] void give_up()
{
	const int other = being_answered();
	ereport(ERROR, (errcode(ERRCODE_OBJECT_IN_USE), errmsg("no score: the director did not come to an end in time"),
	                other != 0 && other != MyProcPid
	                    ? errdetail("It is answering session %d first.", other)
	                    : errdetail("Its checks take too long, or it is not given any time to run."),
	                errhint("Ask again when the server is less busy, from one session at a time.")));
}

/* Waits for the answer; the slot is this backend's until then. An incident may take as long as it takes to start. */
void await(Request *request, TimestampTz until)
{
	const int director_pid = shared()->director_pid.load();
	const bool is_card = request->kind == RequestKind::score || request->kind == RequestKind::scorecard ||
	                     request->kind == RequestKind::submit;
	while (request->state.load() != RequestState::answered)
	{
		const long left = TimestampDifferenceMilliseconds(GetCurrentTimestamp(), until);
		if (is_card && left <= 0)
			give_up();
		nap(is_card ? Min(left, look_again_ms) : look_again_ms);
		/* what a director had begun is refused by the next one; what none has begun would wait for ever */
		if (shared()->director_pid.load() != director_pid && request->state.load() == RequestState::posted)
			ereport(ERROR, (errcode(ERRCODE_CONNECTION_FAILURE), errmsg("the director was restarted meanwhile"),
			                errhint("Ask again; if this happens each time, the server's log says why.")));
	}
}

/* The server's own words for a cancelled statement do not say what to do about it. */
void hint_at_timeout(void *)
{
	const long elapsed = TimestampDifferenceMilliseconds(GetCurrentStatementStartTimestamp(), GetCurrentTimestamp());
	if (geterrcode() == ERRCODE_QUERY_CANCELED && StatementTimeout > 0 && elapsed >= StatementTimeout)
		errhint(
		    "statement_timeout is %d ms here, and ride's answer took longer: SET statement_timeout = 0, then ask again.",
		    StatementTimeout);
}

[[noreturn]] void raise_refusal(const Request *request)
{
	PlainFailure failure;
	const char *const state = request->sqlstate;
	failure.sqlstate =
	    strlen(state) == 5 ? MAKE_SQLSTATE(state[0], state[1], state[2], state[3], state[4]) : ERRCODE_INTERNAL_ERROR;
	strlcpy(failure.message, request->message, sizeof failure.message);
	strlcpy(failure.detail, request->detail, sizeof failure.detail);
	strlcpy(failure.hint, request->hint, sizeof failure.hint);
	raise(&failure);
}

} // namespace

Answer ask_director(const Wish &wish)
{
	require_caller();
	require_fits(wish.first);
	require_fits(wish.second);

	/* an error takes the stack down to where it is caught, so only the ordinary way out takes this off again */
	ErrorContextCallback hinting{error_context_stack, hint_at_timeout, nullptr};
	error_context_stack = &hinting;
	const TimestampTz until = TimestampTzPlusMilliseconds(GetCurrentTimestamp(), patience_ms);
	require_director(until);

	Answer answer;
	watch_exit();
	Request *const request = claim(until);
	waiting_for = request;
	post(request, wish);
	always(
	    [&]
	    {
		    await(request, until);
		    if (request->failed != 0)
			    raise_refusal(request);
		    if (request->segment != DSM_HANDLE_INVALID)
		    {
			    dsm_segment *const segment = dsm_attach(request->segment);
			    if (segment == nullptr)
				    elog(ERROR, "the director's answer is gone");
			    answer.length = request->length;
			    answer.bytes = static_cast<char *>(palloc(answer.length));
			    memcpy(answer.bytes, dsm_segment_address(segment), answer.length);
			    dsm_detach(segment);
		    }
		    waiting_for = nullptr;
		    release(request);
	    },
	    [&]
	    {
		    if (waiting_for != nullptr)
			    abandon(request);
		    waiting_for = nullptr;
	    });
	error_context_stack = hinting.previous;
	return answer;
}

void finish_request(Request *request)
{
	const int requester = request->requester;
	request->state.store(RequestState::answered);
	if (request->abandoned.load() != 0)
		release(request);
	else
		SetLatch(compat::latch_of(requester));
}

void refuse_unfinished()
{
	for (std::size_t i = 0; i < max_requests; ++i)
	{
		Request *const request = &shared()->requests[i];
		if (request->state.load() != RequestState::working)
			continue;
		request->failed = 1;
		request->segment = DSM_HANDLE_INVALID;
		strlcpy(request->sqlstate, "08006", sizeof request->sqlstate);
		strlcpy(request->message, "the director was restarted meanwhile", sizeof request->message);
		request->detail[0] = '\0';
		strlcpy(request->hint, "Ask again.", sizeof request->hint);
		finish_request(request);
	}
}

} // namespace ride
