/*
 * Statements become facts.
 *
 * Server code; any backend but internal ones.
 */
#include "extension/changes.hpp"
#include "extension/named.hpp"
#include "extension/recorder.hpp"
#include "extension/shared.hpp"
#include "extension/targets.hpp"
#include "extension/timeline.hpp"
#include "extension/wanted.hpp"
#include "extension/whose.hpp"

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

int levels = 0;          /* statements under way */
int explained_level = 0; /* where the query that EXPLAIN shows runs; 0: nowhere */
int copying = no_copy;   /* whose rights are being checked, directly below COPY */
bool changed = false;    /* the top-level statement changed data or schema */
bool signalled = false;  /* it signalled somebody */

bool is_oncall(Facts *known)
{
	return caller_of(known) == Caller::oncall;
}

/* Deferred triggers, and functions that the planner calls, run at depth 0 too, but in no client's portal. */
bool is_top_level()
{
	return levels == 0 && ActivePortal != nullptr;
}

void describe_relation(Oid relation, char *to, std::size_t size)
{
	char *const name = get_rel_name(relation);
	char *const schema = name != nullptr ? get_namespace_name(get_rel_namespace(relation)) : nullptr;
	if (schema != nullptr)
		pg_snprintf(to, size, "%s.%s", schema, name);
}

void describe_query(const PlannedStmt *statement, char *to, std::size_t size)
{
	Oid first = InvalidOid;
	compat::each_access(statement,
	                    [&](const compat::Access &access)
	                    {
		                    if (!OidIsValid(first))
			                    first = access.relation;
	                    });
	if (OidIsValid(first))
		describe_relation(first, to, size);
}

void describe_utility(const Node *statement, char *to, std::size_t size)
{
	const VariableSetStmt *const set =
	    IsA(statement, VariableSetStmt)   ? reinterpret_cast<const VariableSetStmt *>(statement)
	    : IsA(statement, AlterSystemStmt) ? reinterpret_cast<const AlterSystemStmt *>(statement)->setstmt
	                                      : nullptr;
	if (set != nullptr)
	{
		if (set->name != nullptr)
			pg_snprintf(to, size, "setting:%s", set->name);
		return;
	}
	Targets targets;
	find_targets(statement, &targets);
	if (targets.count > 0)
		describe_relation(targets.relations[0], to, size);
	else if (targets.first != nullptr)
		strlcpy(to, targets.first->relname, size);
}

/*
 * A RAISE of PL/pgSQL says what its author likes, with any SQLSTATE: whoever writes it has run into nothing. What class
 * P0 has is only ever raised so. One that hands on what it caught still names the place where that came from.
 */
bool is_made_up(const ErrorData *error)
{
	return error->funcname != nullptr && strcmp(error->funcname, "exec_stmt_raise") == 0 &&
	       ERRCODE_TO_CATEGORY(error->sqlerrcode) != ERRCODE_PLPGSQL_ERROR;
}

void top_level_ended(Facts *known, bool pure)
{
	looks::publish(known, pure && !changed && !signalled);
	changed = signalled = false;
}

bool is_pure(const QueryDesc *query)
{
	return query->operation == CMD_SELECT && !query->plannedstmt->hasModifyingCTE;
}

void query_ended(Facts *known, const QueryDesc *query)
{
	if (is_top_level())
		top_level_ended(known, is_pure(query));
}

void tell(Facts *known, const QueryDesc *query)
{
	if (!is_top_level() || !is_oncall(known) || !timeline::has_room())
		return;
	char object[NAMEDATALEN * 2 + 2] = "";
	describe_query(query->plannedstmt, object, sizeof object);
	timeline::statement(GetCommandTagName(CreateCommandTag(reinterpret_cast<Node *>(query->plannedstmt))), object);
}

void transaction_ended(XactEvent event, void *)
{
	switch (event)
	{
		case XACT_EVENT_COMMIT:
			changes::committed();
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
		looks::subtransaction_committed(level);
	}
	else if (event == SUBXACT_EVENT_ABORT_SUB)
	{
		changes::subtransaction_aborted(level);
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

void mark_signalled()
{
	signalled = true;
}

void query_starting(Facts *known, const QueryDesc *query, int flags)
{
	if ((flags & EXEC_FLAG_EXPLAIN_ONLY) != 0)
		return;
	const PlannedStmt *const statement = query->plannedstmt;
	if (query->operation != CMD_SELECT || statement->hasModifyingCTE)
		changed = true;
	if (statement->resultRelations != NIL && whose::oncalls(known, statement))
		changes::note_query(known, statement);
}

void query_started(Facts *known, QueryDesc *query, int flags, const looks::Calls &calls)
{
	if ((flags & EXEC_FLAG_EXPLAIN_ONLY) == 0)
		looks::keep_calls(query, calls);
	if (explained_level != 0 && explained_level == levels)
		looks::note_explained(known, query->plannedstmt);
}

void query_ran(Facts *known, QueryDesc *query)
{
	if (levels > 0 || ActivePortal != nullptr)
		looks::note_query(known, query);
	query_ended(known, query);
	if (is_pure(query)) /* a portal may be left half read; what changes something is finished, or it fails */
		tell(known, query);
}

/* After-triggers have run: what they saw is a change's. */
void query_finished(Facts *known, QueryDesc *query)
{
	if (query->plannedstmt->resultRelations != NIL && whose::oncalls(known, query->plannedstmt))
		changes::note_routed(known, query->estate);
	query_ended(known, query);
	if (!is_pure(query))
		tell(known, query);
}

void utility_starting(Facts *known, const PlannedStmt *planned, Utility *utility)
{
	const Node *const statement = planned->utilityStmt;
	utility->statement = statement;
	utility->changes = GetCommandLogLevel(const_cast<Node *>(statement)) < LOGSTMT_ALL;
	utility->explains = IsA(statement, ExplainStmt);
	utility->only_explains =
	    utility->explains && !has_option(reinterpret_cast<const ExplainStmt *>(statement)->options, "analyze");
	utility->tag[0] = utility->object[0] = '\0';
	if (levels == 0 && is_oncall(known) && timeline::has_room())
	{
		strlcpy(utility->tag, qualified_tag(statement), sizeof utility->tag);
		if (IsTransactionState() && !IsAbortedTransactionBlockState())
			describe_utility(statement, utility->object, sizeof utility->object);
	}
	utility->outer_explained = explained_level;
	utility->outer_copied = copying;
	explained_level = utility->explains ? levels + 1 : 0;
	copying = no_copy;
	if (IsA(statement, CopyStmt) && reinterpret_cast<const CopyStmt *>(statement)->relation != nullptr)
		copying = reinterpret_cast<const CopyStmt *>(statement)->is_from ? copy_from : copy_to;
	utility->ignored.ignored = true;
	utility->outer_calls = utility->only_explains ? looks::collect_calls(&utility->ignored) : nullptr;
}

void utility_left(const Utility &utility)
{
	explained_level = utility.outer_explained;
	copying = utility.outer_copied;
	if (utility.only_explains)
		looks::collect_calls(utility.outer_calls);
}

void utility_ran(Facts *known, const Utility &utility)
{
	if (levels > 0)
	{
		changed = changed || utility.changes;
		return;
	}
	top_level_ended(known, !utility.changes);
	if (utility.tag[0] != '\0')
		timeline::statement(utility.tag, utility.object);
}

void rights_checked(Facts *known, const compat::Access &access)
{
	if (copying == copy_to)
		looks::note_copied(known, access);
	else if (copying == copy_from && (access.rights & ACL_INSERT) != 0 && whose::oncalls(known))
		changes::note(known, access.relation);
}

void object_accessed(Facts *known, ObjectAccessType access, Oid object_class, Oid object)
{
	if (access == OAT_FUNCTION_EXECUTE && object_class == ProcedureRelationId)
		looks::note_call(known, object);
	else if (access == OAT_TRUNCATE && object_class == RelationRelationId && whose::oncalls(known))
		changes::note(known, object);
}

void error_reported(Facts *known, const ErrorData *error)
{
	if (error->elevel < ERROR || !is_oncall(known))
		return;
	const char *const message = error->message != nullptr ? error->message : "";
	const Wanted &here = wanted(known);
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
			           number = tick(known);
		           keep_first(&slot.first, number);
	           });
	if (timeline::has_room())
	{
		char object[sizeof(TimelineEvent::object)];
		pg_snprintf(object, sizeof object, "%s %s", unpack_sql_state(error->sqlerrcode), message);
		timeline::settled("error", object, false);
	}
}

} // namespace ride::recorder
