/*
 * The server's hooks: installed once, chained, and forwarding.
 *
 * Server code; any process. Nothing is decided here: each hook asks whether this session is recorded, calls the
 * rooms that want to know, and hands on to the hook that was there before. docs/hooks.md says what each of them sees.
 */
#include "extension/base/settings.hpp"
#include "extension/refuse/activity.hpp"
#include "extension/changes/alterations.hpp"
#include "extension/changes/attempts.hpp"
#include "extension/changes/ddl_log.hpp"
#include "extension/base/guard.hpp"
#include "extension/hooks/hooks.hpp"
#include "extension/looks/logged.hpp"
#include "extension/refuse/warnings.hpp"
#include "extension/hooks/recorder.hpp"
#include "extension/refuse/refusals.hpp"
#include "extension/hooks/signals.hpp"
#include "extension/watch/wanted.hpp"
#include "extension/watch/whose.hpp"
#include "extension/writes/written.hpp"

namespace ride
{

namespace
{

ExecutorStart_hook_type next_start;
ExecutorRun_hook_type next_run;
ExecutorFinish_hook_type next_finish;
ExecutorCheckPerms_hook_type next_check_perms;
ProcessUtility_hook_type next_utility;
object_access_hook_type next_object_access;
needs_fmgr_hook_type next_needs_fmgr;
fmgr_hook_type next_fmgr;
emit_log_hook_type next_emit_log;
post_parse_analyze_hook_type next_analyze;

void start_watched(Facts *facts, QueryDesc *query, int flags)
{
	if ((flags & EXEC_FLAG_EXPLAIN_ONLY) == 0)
		note_query_attempts(facts, query->plannedstmt, recorder::depth());
	recorder::query_starting(facts, query, flags);
	looks::Calls calls;
	calls.ignored = (flags & EXEC_FLAG_EXPLAIN_ONLY) != 0;
	looks::Calls *const outer = looks::collect_calls(&calls);
	always([&] { next_start(query, flags); }, [&] { looks::collect_calls(outer); });
	recorder::query_started(facts, query, flags, calls);
}

void executor_start(QueryDesc *query, int flags)
{
	if (Facts *const facts = watching())
		start_watched(facts, query, flags);
	else
		next_start(query, flags);
	if (settings::tells_writes && (flags & EXEC_FLAG_EXPLAIN_ONLY) == 0)
		written::watch(query);
}

void executor_run(RIDE_EXECUTOR_RUN_PARAMETERS)
{
	Facts *const facts = watching();
	if (facts == nullptr)
		return next_run(RIDE_EXECUTOR_RUN_ARGUMENTS);
	recorder::query_running(facts, query);
	recorder::enter();
	const QueryDesc *const outer = logged::run(query);
	always([&] { next_run(RIDE_EXECUTOR_RUN_ARGUMENTS); },
	       [&]
	       {
		       recorder::leave();
		       logged::run(outer);
	       });
	recorder::query_ran(facts, query);
}

void executor_finish(QueryDesc *query)
{
	Facts *const facts = watching();
	if (facts == nullptr ||
	    recorder::only_reads(query)) /* all is noted when it has run, and it has no after-triggers */
		next_finish(query);
	else
	{
		recorder::enter();
		always([&] { next_finish(query); }, [] { recorder::leave(); });
		recorder::query_finished(facts, query);
	}
	if (settings::shows_writes)
		written::query_finished(query);
}

bool check_perms(RIDE_CHECK_PERMS_PARAMETERS)
{
	if (Facts *const facts = recorder::asks_for_rights() ? watching() : nullptr)
		compat::each_checked(RIDE_CHECK_PERMS_ARGUMENTS,
		                     [&](const compat::Access &access) { recorder::rights_checked(facts, access); });
	return next_check_perms == nullptr || next_check_perms(RIDE_CHECK_PERMS_ARGUMENTS);
}

void utility_ran(const PlannedStmt *planned, ProcessUtilityContext context)
{
	if (settings::shows_writes && context == PROCESS_UTILITY_TOPLEVEL)
		written::utility_ran(planned->utilityStmt);
}

void process_utility(PlannedStmt *planned, const char *text, bool read_only_tree, ProcessUtilityContext context,
                     ParamListInfo parameters, QueryEnvironment *environment, DestReceiver *destination,
                     QueryCompletion *completion)
{
	refusals::await_turn(planned->utilityStmt);
	Facts *const facts = watching();
	if (facts == nullptr)
	{
		next_utility(planned, text, read_only_tree, context, parameters, environment, destination, completion);
		utility_ran(planned, context);
		return;
	}
	note_utility_attempts(facts, planned->utilityStmt, recorder::depth());
	refusals::check_utility(facts, planned->utilityStmt);
	ddl_log::Unseen unseen;
	ddl_log::look_at(planned->utilityStmt, &unseen);
	recorder::Utility utility;
	recorder::utility_starting(facts, planned, context, &utility);
	warnings::Sweep outer_sweep;
	warnings::enter(facts, planned->utilityStmt, &outer_sweep);
	/* from here to always() nothing may raise, since that puts back what these change */
	recorder::utility_entered(&utility);
	recorder::enter();
	always([&]
	       { next_utility(planned, text, read_only_tree, context, parameters, environment, destination, completion); },
	       [&]
	       {
		       recorder::leave();
		       warnings::leave(outer_sweep);
		       recorder::utility_left(utility);
	       });
	ddl_log::write(facts, unseen);
	recorder::utility_ran(facts, utility);
	utility_ran(planned, context);
}

void note_access(Facts *facts, ObjectAccessType access, Oid object_class, Oid object, int part, void *argument)
{
	recorder::object_accessed(facts, access, object_class, object);
	alterations::object_accessed(facts, access, object_class, object, part, argument);
	if (access == OAT_DROP)
		ddl_log::object_dropping(object_class, object, part);
}

void object_access(ObjectAccessType access, Oid object_class, Oid object, int part, void *argument)
{
	if (next_object_access != nullptr)
		next_object_access(access, object_class, object, part, argument);
	Facts *const facts = watching();
	/* the hook is called for each operator of a query that starts, and almost no slot asks about one */
	if (facts != nullptr && (access != OAT_FUNCTION_EXECUTE || wanted(facts).may_mention(object)))
		note_access(facts, access, object_class, object, part, argument);
}

bool needs_fmgr(Oid function)
{
	return (next_needs_fmgr != nullptr && next_needs_fmgr(function)) || signals::is_watched(function) ||
	       refusals::is_barred(function) || whose::is_theirs(function);
}

void around_function(FmgrHookEventType event, FmgrInfo *function, Datum *argument)
{
	if (event == FHET_START && refusals::is_barred(function->fn_oid))
		refusals::refuse_call(function->fn_oid);
	if (next_fmgr != nullptr)
		next_fmgr(event, function, argument);
	if (event == FHET_START)
		whose::entered(function->fn_oid);
	else
		whose::left(function->fn_oid);
}

void emit_log(ErrorData *error)
{
	warnings::consider(error);
	if (error->elevel >= ERROR)
		if (Facts *const facts = watching())
			recorder::error_reported(facts, error);
	if (next_emit_log != nullptr)
		next_emit_log(error);
}

void analyze(ParseState *state, Query *query, JumbleState *jumble)
{
	if (next_analyze != nullptr)
		next_analyze(state, query, jumble);
	if (Facts *const facts = watching())
		recorder::analyzed(facts, query,
		                   state->p_paramref_hook != nullptr); /* Parse sets it, a simple query does not */
}

template <typename Hook>
void take_over(Hook *hook, Hook ours, Hook *next, Hook standard = nullptr)
{
	*next = *hook != nullptr ? *hook : standard;
	*hook = ours;
}

} // namespace

void install_hooks()
{
	/* emit_log_hook is not called for errors that the log leaves out */
	if (log_min_messages > ERROR || log_min_messages == LOG)
		ereport(FATAL,
		        (errcode(ERRCODE_CONFIG_FILE_ERROR),
		         errmsg("ride cannot see errors while log_min_messages leaves them out"),
		         errhint("Set log_min_messages = error, or lower but not log, in the sandbox's configuration.")));
	take_over<ExecutorStart_hook_type>(&ExecutorStart_hook, executor_start, &next_start, standard_ExecutorStart);
	take_over<ExecutorRun_hook_type>(&ExecutorRun_hook, executor_run, &next_run, standard_ExecutorRun);
	take_over<ExecutorFinish_hook_type>(&ExecutorFinish_hook, executor_finish, &next_finish, standard_ExecutorFinish);
	take_over<ExecutorCheckPerms_hook_type>(&ExecutorCheckPerms_hook, check_perms, &next_check_perms);
	take_over<ProcessUtility_hook_type>(&ProcessUtility_hook, process_utility, &next_utility, standard_ProcessUtility);
	take_over<object_access_hook_type>(&object_access_hook, object_access, &next_object_access);
	take_over<needs_fmgr_hook_type>(&needs_fmgr_hook, needs_fmgr, &next_needs_fmgr);
	take_over<fmgr_hook_type>(&fmgr_hook, around_function, &next_fmgr);
	take_over<emit_log_hook_type>(&emit_log_hook, emit_log, &next_emit_log);
	take_over<post_parse_analyze_hook_type>(&post_parse_analyze_hook, analyze, &next_analyze);
	recorder::install();
	signals::install();
	activity::install();
}

} // namespace ride
