/*
 * Statements become facts: what the hooks see, put together.
 *
 * Server code; any backend but internal ones.
 */
#include "extension/changes/changes.hpp"
#include "extension/watch/described.hpp"
#include "extension/looks/named.hpp"
#include "extension/hooks/recorder.hpp"
#include "extension/changes/owned.hpp"
#include "extension/shared/shared.hpp"
#include "extension/looks/shown.hpp"
#include "extension/watch/targets.hpp"
#include "extension/watch/timeline.hpp"
#include "extension/watch/wanted.hpp"
#include "extension/watch/whose.hpp"

namespace ride::recorder
{

namespace
{

enum Copying : int
{
	no_copy,
	copy_to,
	copy_from
};

int levels = 0;                 /* statements that run, one in another */
int explained_level = 0;        /* at which the query runs that EXPLAIN shows; 0: none does */
bool explained_verbose = false; /* EXPLAIN (VERBOSE), which shows columns too */
int copying = no_copy;          /* a COPY runs that has its rights checked next */
bool changed = false;           /* the top-level statement changed a seeded relation */
bool signalled = false;         /* it signalled somebody */

bool is_oncall(Facts *facts)
{
	return caller_of(facts) == Caller::oncall;
}

/* Whether the client's statement is the innermost one. Deferred triggers, and functions that the planner calls, run at
 * depth 0 too, but in no portal. */
bool is_top_level()
{
	return levels == 0 && ActivePortal != nullptr;
}

/*
 * Whether an error comes from a RAISE of PL/pgSQL, whose author chose the SQLSTATE: nobody has run into it. Errors of
 * class P0 are only ever raised so, and count. A RAISE that hands on a caught error keeps the place where that was
 * raised.
 */
bool is_made_up(const ErrorData *error)
{
	return error->funcname != nullptr && strcmp(error->funcname, "exec_stmt_raise") == 0 &&
	       ERRCODE_TO_CATEGORY(error->sqlerrcode) != ERRCODE_PLPGSQL_ERROR;
}

/* The seeded relation that COPY writes; InvalidOid: none. Looked up before COPY runs, which locks the relation. */
Oid seeded_target(Facts *facts, const Node *statement)
{
	if (!whose::oncalls(facts) || !IsTransactionState() || IsAbortedTransactionBlockState())
		return InvalidOid;
	const Oid relation = relation_named(reinterpret_cast<const CopyStmt *>(statement)->relation);
	return wanted(facts).is_seeded(relation) ? relation : InvalidOid;
}

void top_level_ended(Facts *facts, bool pure)
{
	looks::publish(facts, pure && !changed && !signalled);
	changed = signalled = false;
	changes::take_met(); /* the statement's kind has told that already */
}

/* `copy`: the relation that the query has put what it read into, instead of showing it. */
void query_ended(Facts *facts, Oid copy = InvalidOid)
{
	if (!is_top_level())
		return;
	if (OidIsValid(copy) && !changed && !signalled)
		looks::keep_for(facts, copy);
	top_level_ended(facts, true);
}

/* The relation that a query writes without RETURNING; InvalidOid: none. */
Oid filled_by(const QueryDesc *query)
{
	const PlannedStmt *const statement = query->plannedstmt;
	return query->operation != CMD_SELECT && !statement->hasReturning && statement->resultRelations != NIL
	           ? rt_fetch(linitial_int(statement->resultRelations), statement->rtable)->relid
	           : InvalidOid;
}

/* CREATE … IF NOT EXISTS of something that exists, which does nothing. */
bool is_there(const Node *statement)
{
	if (IsA(statement, CreateTableAsStmt))
	{
		const auto *const create = reinterpret_cast<const CreateTableAsStmt *>(statement);
		return create->if_not_exists && OidIsValid(relation_named(create->into->rel));
	}
	const auto *const create = reinterpret_cast<const CreateStmt *>(statement);
	return create->if_not_exists && OidIsValid(relation_named(create->relation));
}

/* The relation of the on-call's own that a statement makes of what it reads; null: it makes none. */
const RangeVar *made_by(Facts *facts, const Node *statement)
{
	switch (nodeTag(statement))
	{
		case T_CreateTableAsStmt:
			return is_there(statement) ? nullptr : reinterpret_cast<const CreateTableAsStmt *>(statement)->into->rel;
		case T_CreateStmt:
			return is_there(statement) ? nullptr : reinterpret_cast<const CreateStmt *>(statement)->relation;
		case T_RefreshMatViewStmt:
		{
			const RangeVar *const view = reinterpret_cast<const RefreshMatViewStmt *>(statement)->relation;
			return wanted(facts).is_seeded(relation_named(view)) ? nullptr : view;
		}
		default:
			return nullptr;
	}
}

void tell(Facts *facts, const QueryDesc *query)
{
	if (!is_top_level() || !is_oncall(facts) || !timeline::has_room())
		return;
	timeline::statement(GetCommandTagName(CreateCommandTag(reinterpret_cast<Node *>(query->plannedstmt))),
	                    described::query(query->plannedstmt));
}

void transaction_ended(XactEvent event, void *)
{
	switch (event)
	{
		case XACT_EVENT_COMMIT:
			changes::committed();
			owned::committed();
			if (levels == 0)
			{
				looks::forget();
				whose::forget();
				changed = signalled = false;
			}
			timeline::transaction_ended(true);
			break;
		case XACT_EVENT_ABORT:
		case XACT_EVENT_PREPARE:
			changes::aborted();
			owned::aborted();
			looks::forget();
			if (levels == 0)
			{
				whose::forget();
				changed = signalled = false;
			}
			timeline::transaction_ended(false);
			break;
		default:
			break;
	}
}

void subtransaction_ended(SubXactEvent event, SubTransactionId, SubTransactionId, void *)
{
	const int level = GetCurrentTransactionNestLevel();
	if (event == SUBXACT_EVENT_COMMIT_SUB)
	{
		changes::subtransaction_committed(level);
		owned::subtransaction_committed(level);
		looks::subtransaction_committed(level);
	}
	else if (event == SUBXACT_EVENT_ABORT_SUB)
	{
		changes::subtransaction_aborted(level);
		owned::subtransaction_aborted(level);
		looks::subtransaction_aborted(level);
		timeline::subtransaction_undone();
		if (levels == 0)
			changed = signalled = false;
	}
}

} // namespace

void install()
{
	RegisterXactCallback(transaction_ended, nullptr);
	RegisterSubXactCallback(subtransaction_ended, nullptr);
	described::install();
}

int depth()
{
	return levels;
}

void enter()
{
	++levels;
}

void leave()
{
	--levels;
}

bool asks_for_rights()
{
	return copying != no_copy;
}

void mark_signalled()
{
	signalled = true;
}

void query_starting(Facts *facts, const QueryDesc *query, int flags)
{
	if ((flags & EXEC_FLAG_EXPLAIN_ONLY) != 0)
		return;
	const PlannedStmt *const statement = query->plannedstmt;
	if (statement->resultRelations == NIL)
		return;
	if (looks::changes_seeded(facts, statement))
		changed = true;
	if (whose::oncalls(facts, statement))
		changes::note_query(facts, statement);
}

void query_started(Facts *facts, QueryDesc *query, int flags, const looks::Calls &calls)
{
	if ((flags & EXEC_FLAG_EXPLAIN_ONLY) == 0)
	{
		if (calls.count > 0)
			looks::keep_calls(query, calls);
		looks::watch_query(facts, query, calls);
		if (query->plannedstmt->resultRelations != NIL)
			owned::query_started(facts, query);
	}
	if (explained_level != 0 && explained_level == levels)
	{
		looks::note_explained(facts, query->plannedstmt);
		if (explained_verbose)
			shown::note_result(facts, query->plannedstmt->planTree->targetlist, query->plannedstmt->rtable,
			                   looks::note_slot);
	}
}

void query_running(Facts *facts, const QueryDesc *query)
{
	if (looks::holds_any() && is_top_level() &&
	    only_reads(query)) /* the client gets the columns before the first row */
		looks::publish_held(facts);
}

void query_ran(Facts *facts, QueryDesc *query)
{
	if (levels > 0 || ActivePortal != nullptr)
		looks::note_query(facts, query);
	if (!only_reads(
	        query)) /* what changes something is noted when it is finished; a portal that reads may be left half read */
		return;
	query_ended(facts);
	tell(facts, query);
}

/* What after-triggers have read belongs to the statement. */
void query_finished(Facts *facts, QueryDesc *query)
{
	if (query->plannedstmt->resultRelations != NIL && whose::oncalls(facts, query->plannedstmt))
		changes::note_routed(facts, query->estate);
	owned::query_finished(facts, query);
	changed = changed || changes::routed_to_seeded(facts, query->estate);
	if (looks::holds_any() && is_top_level()) /* with RETURNING the rows, and the columns, are sent at the end */
		looks::publish_held(facts);
	query_ended(facts, filled_by(query));
	tell(facts, query);
}

void analyzed(Facts *facts, const Query *query, bool is_prepared)
{
	if (levels != 0 || ActivePortal != nullptr || query->commandType == CMD_UTILITY || !is_oncall(facts))
		return;
	shown::note_result(facts, query->commandType == CMD_SELECT ? query->targetList : query->returningList,
	                   query->rtable, looks::hold_column_slot);
	if (is_prepared) /* the client may describe it, whatever becomes of it */
		looks::publish_held(facts);
}

void utility_starting(Facts *facts, const PlannedStmt *planned, ProcessUtilityContext context, Utility *utility)
{
	const Node *const statement = planned->utilityStmt;
	const bool can_look_up = IsTransactionState() && !IsAbortedTransactionBlockState();
	const RangeVar *const made = can_look_up ? made_by(facts, statement) : nullptr;
	/* a part of CREATE TABLE and the like counts as the statement around it */
	utility->changes = GetCommandLogLevel(const_cast<Node *>(statement)) < LOGSTMT_ALL &&
	                   context != PROCESS_UTILITY_SUBCOMMAND && made == nullptr;
	utility->made = made != nullptr && levels == 0 ? static_cast<RangeVar *>(copyObjectImpl(made)) : nullptr;
	if (IsA(statement, CreateStmt) && made != nullptr)
		shown::note_likened(facts, reinterpret_cast<const CreateStmt *>(statement));
	utility->explains = IsA(statement, ExplainStmt);
	utility->only_explains =
	    utility->explains && !has_option(reinterpret_cast<const ExplainStmt *>(statement)->options, "analyze");
	utility->tag[0] = utility->object[0] = '\0';
	if (levels == 0 && is_oncall(facts) && timeline::has_room())
	{
		strlcpy(utility->tag, qualified_tag(statement), sizeof utility->tag);
		if (can_look_up)
			described::utility(statement, utility->object);
	}
	utility->is_verbose =
	    utility->explains && has_option(reinterpret_cast<const ExplainStmt *>(statement)->options, "verbose");
	utility->copies = no_copy;
	if (IsA(statement, CopyStmt) && reinterpret_cast<const CopyStmt *>(statement)->relation != nullptr)
		utility->copies = reinterpret_cast<const CopyStmt *>(statement)->is_from ? copy_from : copy_to;
	utility->copied_into = utility->copies == copy_from ? seeded_target(facts, statement) : InvalidOid;
}

void utility_entered(Utility *utility) noexcept
{
	utility->outer_explained = explained_level;
	utility->outer_verbose = explained_verbose;
	utility->outer_copied = copying;
	explained_level = utility->explains ? levels + 1 : 0;
	explained_verbose = utility->is_verbose;
	copying = utility->copies;
	utility->ignored.ignored = true;
	utility->outer_calls = utility->only_explains ? looks::collect_calls(&utility->ignored) : nullptr;
}

void utility_left(const Utility &utility)
{
	explained_level = utility.outer_explained;
	explained_verbose = utility.outer_verbose;
	copying = utility.outer_copied;
	if (utility.only_explains)
		looks::collect_calls(utility.outer_calls);
}

void utility_ran(Facts *facts, const Utility &utility)
{
	if (OidIsValid(utility.copied_into))
		owned::copied(facts, utility.copied_into);
	if (levels > 0)
	{
		changed = changes::take_met() || changed;
		return;
	}
	if (utility.made != nullptr && !changed && !signalled)
		if (const Oid made = relation_named(utility.made); OidIsValid(made))
			looks::keep_for(facts, made);
	top_level_ended(facts, !utility.changes);
	if (utility.tag[0] != '\0')
		timeline::statement(utility.tag, utility.object);
}

void rights_checked(Facts *facts, const compat::Access &access)
{
	if (copying == copy_to)
		looks::note_copied(facts, access);
	else if (copying == copy_from && (access.rights & ACL_INSERT) != 0 && whose::oncalls(facts))
		changes::note(facts, access.relation);
}

void object_accessed(Facts *facts, ObjectAccessType access, Oid object_class, Oid object)
{
	if (access == OAT_FUNCTION_EXECUTE && object_class == ProcedureRelationId)
		looks::note_call(facts, object);
	else if (access == OAT_TRUNCATE && object_class == RelationRelationId && whose::oncalls(facts))
	{
		changes::note(facts, object);
		owned::truncated(facts, object);
	}
}

void error_reported(Facts *facts, const ErrorData *error)
{
	if (error->elevel < ERROR || !is_oncall(facts))
		return;
	const char *const message = error->message != nullptr ? error->message : "";
	const Wanted &here = wanted(facts);
	const bool made_up = is_made_up(error);
	std::uint64_t number = 0;
	each_unset(here, SlotKind::raised,
	           [&](const Wanted::Slot &found)
	           {
		           FactSlot &slot = here.slot(found);
		           if (made_up || slot.sqlstate != static_cast<std::uint32_t>(error->sqlerrcode) ||
		               !has_word(message, slot.text))
			           return;
		           if (number == 0)
			           number = tick(facts);
		           set_look(facts, slot, number, facts->gates.load());
	           });
	if (timeline::has_room())
	{
		char object[sizeof(TimelineEvent::object)];
		pg_snprintf(object, sizeof object, "%s %s", unpack_sql_state(error->sqlerrcode), message);
		timeline::settled("error", object, false);
	}
}

} // namespace ride::recorder
