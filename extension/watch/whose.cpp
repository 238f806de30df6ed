/*
 * Whose doing it is: what the on-call's code does in somebody else's session is the on-call's.
 *
 * Server code; any backend but internal ones.
 */
#include "extension/watch/whose.hpp"

namespace ride::whose
{

namespace
{

/* The on-call's functions that run in a session of somebody else, the innermost last: detail::depth of them. Those
 * beyond the room are only counted. */
constexpr int call_room = 1024;
Oid calls[call_room];
int &depth = detail::depth;

/* Whether a catalog row was written after arming: by its raw xmin, which freezing leaves as it was. */
bool is_newer(const Facts *facts, HeapTuple row)
{
	const TransactionId armed = static_cast<TransactionId>(facts->armed_transaction);
	return TransactionIdIsValid(armed) && !TransactionIdPrecedes(HeapTupleHeaderGetRawXmin(row->t_data), armed);
}

CmdType event_of(HeapTuple row)
{
	return static_cast<CmdType>(reinterpret_cast<const FormData_pg_rewrite *>(GETSTRUCT(row))->ev_type - '0');
}

/*
 * A statement that a rule has made has the rule's relation in its range table, beside its own. So has the statement
 * that set the rule off, but as the relation that it writes; and one that only reads the relation has another event, or
 * sets the command tag.
 */
bool is_made_by_rule(const Facts *facts, const PlannedStmt *statement)
{
	if (list_length(statement->rtable) < 2)
		return false;
	bool found = false;
	ListCell *cell;
	foreach (cell, statement->rtable)
	{
		const RangeTblEntry *const entry = lfirst_node(RangeTblEntry, cell);
		if (entry->rtekind != RTE_RELATION)
			continue;
		bool is_written = false;
		ListCell *other;
		foreach (other, statement->resultRelations)
			is_written = is_written || rt_fetch(lfirst_int(other), statement->rtable)->relid == entry->relid;
		CatCList *const rules = SearchSysCacheList1(RULERELNAME, ObjectIdGetDatum(entry->relid));
		for (int i = 0; i < rules->n_members && !found; ++i)
		{
			HeapTuple const rule = &rules->members[i]->tuple;
			const bool same_event = event_of(rule) == statement->commandType;
			found = event_of(rule) != CMD_SELECT && !(is_written && same_event) &&
			        (same_event || !statement->canSetTag) && is_newer(facts, rule);
		}
		ReleaseCatCacheList(rules);
		if (found)
			return true;
	}
	return false;
}

} // namespace

int detail::depth = 0;

bool is_theirs(Oid function)
{
	const Facts *const facts = function >= FirstNormalObjectId ? armed_facts() : nullptr;
	if (facts == nullptr || caller_of(facts) != Caller::other || !IsTransactionState())
		return false;
	HeapTuple const row = SearchSysCache1(PROCOID, ObjectIdGetDatum(function));
	if (!HeapTupleIsValid(row))
		return false;
	const bool theirs = is_newer(facts, row);
	ReleaseSysCache(row);
	return theirs;
}

void entered(Oid function)
{
	if (!is_theirs(function))
		return;
	if (depth < call_room)
		calls[depth] = function;
	++depth;
}

void left(Oid function) noexcept
{
	if (depth > call_room || (depth > 0 && calls[depth - 1] == function))
		--depth;
}

void forget() noexcept
{
	depth = 0;
}

bool oncalls(const Facts *facts, const PlannedStmt *statement)
{
	return oncalls(facts) || (caller_of(facts) == Caller::other && is_made_by_rule(facts, statement));
}

} // namespace ride::whose
