/*
 * A request's way through shared memory.
 *
 * Server code; backends and the director.
 */
#include "extension/base/guard.hpp"
#include "extension/base/compat.hpp"
#include "extension/api/requests.hpp"
#include "extension/shared/facts.hpp"
#include "extension/shared/roles.hpp"
#include "extension/base/settings.hpp"

namespace ride
{

namespace
{

constexpr long patience_ms = 9000; /* how long a caller waits for a director, for a free slot, for a card */
constexpr long look_again_ms = 1000;

/* A slot, and the generation in which this backend has it. */
struct Claim
{
	Request *request = nullptr;
	std::uint64_t generation = 0;

	bool is(RequestState state) const { return slot_is(&request->word, generation, state); }
};

/* Who asks. Looked up before a slot is claimed, because looking up may raise. */
struct Asker
{
	bool is_superuser, is_oncall;
};

void release_segment(Request *request)
{
	const dsm_handle segment = request->segment;
	request->segment = DSM_HANDLE_INVALID;
	if (segment != DSM_HANDLE_INVALID)
		dsm_unpin_segment(segment);
}

void wake_director()
{
	const int director = shared()->director.load();
	if (director >= 0)
		SetLatch(compat::latch_of(director));
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

Claim claim(TimestampTz until)
{
	for (;;)
	{
		for (Request &request : shared()->requests)
			if (const std::uint64_t generation = slot_claim(&request.word); generation != 0)
				return {&request, generation};
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

/* Fills the slot and hands it to the director. Never raises. */
void post(const Claim &claimed, const Wish &wish, const Asker &asker)
{
	Request *const request = claimed.request;
	request->kind = wish.kind;
	request->order = shared()->posted.fetch_add(1);
	request->requester = compat::my_process_number();
	request->pid = MyProcPid;
	request->database = MyDatabaseId;
	request->is_oncall = asker.is_oncall ? 1 : 0;
	request->number = wish.number;
	request->posted_ms = now_ms();
	strlcpy(request->first, wish.first, sizeof request->first);
	strlcpy(request->second, wish.second, sizeof request->second);
	request->failed = 0;
	request->segment = DSM_HANDLE_INVALID;
	request->length = 0;
	(void)slot_step(&request->word, claimed.generation, RequestState::claimed, RequestState::posted);
	wake_director();
}

Claim waiting_for; /* of this backend; without a request it waits for none */

/* Gives the slot back, or leaves it to the director if that has begun with it. */
void leave_slot()
{
	Request *const request = waiting_for.request;
	if (request == nullptr)
		return;
	waiting_for.request = nullptr;
	if (slot_leave(&request->word, waiting_for.generation, [&] { release_segment(request); }))
		wake_director();
}

/* A backend that is terminated while it waits ends by proc_exit, which passes the clean-up on the stack by. */
void leave_at_exit(int, Datum)
{
	leave_slot();
}

void watch_exit()
{
	static bool is_registered = false;
	if (!is_registered)
		before_shmem_exit(leave_at_exit, 0);
	is_registered = true;
}

/* Raises unless the session logged in as the on-call or a superuser. So no trigger can ask in an application's
 * session. */
Asker require_caller()
{
	settings::require_sandbox();
	const Oid who = GetSessionUserId();
	const Asker asker{superuser_arg(who), who == get_role_oid(oncall_role, true)};
	if (!asker.is_superuser && !asker.is_oncall)
		ereport(ERROR, (errcode(ERRCODE_INSUFFICIENT_PRIVILEGE), errmsg("ride answers only the on-call"),
		                errdetail("This session logged in as %s.", GetUserNameFromId(who, false)),
		                errhint("Connect as oncall.")));
	return asker;
}

void require_fits(const char *text)
{
	if (strlen(text) >= request_text_size)
		ereport(ERROR, (errcode(ERRCODE_STRING_DATA_RIGHT_TRUNCATION),
		                errmsg("an argument is longer than %zu bytes", request_text_size - 1)));
}

/* The pid whose request the director is answering; 0: nobody's. */
int being_answered()
{
	for (const Request &request : shared()->requests)
		if (slot_state(request.word.load()) == RequestState::working)
			return request.pid;
	return 0;
}

/* A card takes longer than a caller waits: raises, and says whom the director is busy with. */
[[noreturn]] void give_up()
{
	const int other = being_answered();
	ereport(ERROR, (errcode(ERRCODE_OBJECT_IN_USE), errmsg("no score: the director did not come to an end in time"),
	                other != 0 && other != MyProcPid
	                    ? errdetail("It is answering session %d first.", other)
	                    : errdetail("Its checks take too long, or it is not given any time to run."),
	                errhint("Ask again when the server is less busy, from one session at a time.")));
}

/* Waits for the answer. A card has until `until`; other requests, such as a start, may take as long as they take. */
void await(const Claim &claimed, TimestampTz until)
{
	const Request *const request = claimed.request;
	const int director_pid = shared()->director_pid.load();
	const bool is_card = request->kind == RequestKind::score || request->kind == RequestKind::scorecard ||
	                     request->kind == RequestKind::submit;
	while (!claimed.is(RequestState::answered))
	{
		const long left = TimestampDifferenceMilliseconds(GetCurrentTimestamp(), until);
		if (is_card && left <= 0)
			give_up();
		nap(is_card ? Min(left, look_again_ms) : look_again_ms);
		/* a new director refuses what the last one had begun; what was only posted would never be answered */
		if (shared()->director_pid.load() != director_pid && claimed.is(RequestState::posted))
			ereport(ERROR, (errcode(ERRCODE_CONNECTION_FAILURE), errmsg("the director was restarted meanwhile"),
			                errhint("Ask again; if this happens each time, the server's log says why.")));
	}
}

/* Error context callback: adds a hint where statement_timeout has ended the wait. The server's message has none. */
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
	const Asker asker = require_caller();
	require_fits(wish.first);
	require_fits(wish.second);

	/* whoever catches an error restores the stack, so only the ordinary way out takes this off again */
	ErrorContextCallback hinting{error_context_stack, hint_at_timeout, nullptr};
	error_context_stack = &hinting;
	const TimestampTz until = TimestampTzPlusMilliseconds(GetCurrentTimestamp(), patience_ms);
	require_director(until);

	Answer answer;
	watch_exit();
	const Claim claimed = claim(until);
	waiting_for = claimed;
	always(
	    [&]
	    {
		    const Request *const request = claimed.request;
		    post(claimed, wish, asker);
		    await(claimed, until);
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
	    },
	    [] { leave_slot(); });
	error_context_stack = hinting.previous;
	return answer;
}

void finish_request(Request *request)
{
	const int requester = request->requester;
	if (slot_answer(&request->word, [&] { release_segment(request); }))
		SetLatch(compat::latch_of(requester));
}

void refuse_unfinished()
{
	for (Request &request : shared()->requests)
	{
		const RequestState state = slot_state(request.word.load());
		if (state != RequestState::working && state != RequestState::left)
			continue;
		request.failed = 1;
		request.segment = DSM_HANDLE_INVALID;
		strlcpy(request.sqlstate, "08006", sizeof request.sqlstate);
		strlcpy(request.message, "the director was restarted meanwhile", sizeof request.message);
		request.detail[0] = '\0';
		strlcpy(request.hint, "Ask again.", sizeof request.hint);
		finish_request(&request);
	}
}

} // namespace ride
