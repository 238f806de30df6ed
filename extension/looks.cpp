/*
 * What counts as having looked.
 *
 * Server code; any backend but internal ones.
 */
#include <algorithm>

#include "extension/looks.hpp"
#include "extension/named.hpp"
#include "extension/pending.hpp"
#include "extension/wanted.hpp"

namespace ride::looks
{

namespace
{

constinit Pending pending;

/* Calls that wait for their query to run; they live as long as its executor's memory. */
struct Waiting
{
	const QueryDesc *query;
	Calls calls;
	Waiting *next;
	MemoryContextCallback on_reset;
};

Waiting *waiting = nullptr;
Calls *collecting = nullptr;

void drop_waiting(void *argument)
{
	for (Waiting **at = &waiting; *at != nullptr; at = &(*at)->next)
		if (*at == argument)
		{
			*at = (*at)->next;
			return;
		}
}

void add(const Wanted::Slot &found)
{
	pending.add(found.number, [] { return std::uint64_t{0}; });
}

/* Definer functions, foreign-key checks, index builds: not the on-call looks there. */
bool is_own_eye(Facts *known)
{
	Oid user;
	int context;
	GetUserIdAndSecContext(&user, &context);
	return caller_of(known) == Caller::oncall &&
	       (context & (SECURITY_LOCAL_USERID_CHANGE | SECURITY_RESTRICTED_OPERATION)) == 0;
}

/* Reads of the catalogs behind a system view are the view's. */
bool is_read(const compat::Access &access)
{
	return (access.rights & ACL_SELECT) != 0 && access.as_user != BOOTSTRAP_SUPERUSERID;
}

/* The statement's own text: a query string may hold several statements. */
void scan_text(NamedRelations *named, const char *text, int location, int length)
{
	if (text == nullptr)
		return;
	const std::size_t whole = strlen(text);
	const std::size_t start = location > 0 ? std::min<std::size_t>(static_cast<std::size_t>(location), whole) : 0;
	named->scan(text + start, location >= 0 && length > 0 ? static_cast<std::size_t>(length) : whole - start);
}

/* Sets the slots of groups; `text` is scanned only when a slot depends on it. */
template <typename Scan>
void note_groups(const Wanted &here, std::uint64_t groups, Scan &&scan)
{
	if (groups == 0)
		return;
	NamedRelations named(here);
	bool scanned = false;
	each_unset(here, SlotKind::read_group,
	           [&](const Wanted::Slot &found)
	           {
		           const std::uint64_t group = std::uint64_t{1} << here.slot(found).group;
		           if ((groups & group) == 0)
			           return;
		           if ((here.facts->relation_groups & group) != 0 && found.object != 0)
		           {
			           if (!scanned)
				           scan(&named);
			           scanned = true;
			           if (!here.is_seeded(found.object) || !named.about(found.object))
				           return;
		           }
		           add(found);
	           });
}

std::uint64_t note_function(const Wanted &here, Oid function, bool looking)
{
	each_unset(here, SlotKind::called, function, add);
	if (!looking)
		return 0;
	each_unset(here, SlotKind::read_function, function, add);
	return here.groups_of(function, true);
}

bool has_slot(const Wanted &here, Oid function)
{
	bool any = false;
	const auto some = [&](const Wanted::Slot &) { any = true; };
	each_unset(here, SlotKind::called, function, some);
	each_unset(here, SlotKind::read_function, function, some);
	return any;
}

std::uint64_t note_relation(const Wanted &here, Oid relation)
{
	each_unset(here, SlotKind::read_relation, relation, add);
	return here.groups_of(relation, false);
}

/*
 * Functions that the planner has put the bodies of in the place of their calls: met by no hook, but the plan depends on
 * them. It knows them by a hash of their OID.
 */
std::uint64_t note_planned(const Wanted &here, const PlannedStmt *statement, bool looking)
{
	std::uint64_t groups = 0;
	ListCell *cell;
	foreach (cell, statement->invalItems)
	{
		const PlanInvalItem *const item = lfirst_node(PlanInvalItem, cell);
		if (item->cacheId != PROCOID)
			continue;
		for (const SlotKind kind : {SlotKind::called, SlotKind::read_function})
			each_unset(here, kind,
			           [&](const Wanted::Slot &found)
			           {
				           if (found.object >= FirstNormalObjectId &&
				               GetSysCacheHashValue1(PROCOID, ObjectIdGetDatum(found.object)) == item->hashValue)
					           groups |= note_function(here, found.object, looking);
			           });
	}
	return groups;
}

const Calls *calls_of(const QueryDesc *query)
{
	for (const Waiting *at = waiting; at != nullptr; at = at->next)
		if (at->query == query)
			return &at->calls;
	return nullptr;
}

} // namespace

void note_query(Facts *known, QueryDesc *query)
{
	const Wanted &here = wanted(known);
	const PlannedStmt *const statement = query->plannedstmt;
	const bool looking = query->operation == CMD_SELECT && !statement->hasModifyingCTE && is_own_eye(known);
	std::uint64_t groups = 0;
	if (const Calls *const calls = calls_of(query))
		for (int i = 0; i < calls->count; ++i)
			groups |= note_function(here, calls->functions[i], looking);
	groups |= note_planned(here, statement, looking);
	if (!looking)
		return;
	compat::each_access(statement,
	                    [&](const compat::Access &access)
	                    {
		                    if (is_read(access))
			                    groups |= note_relation(here, access.relation);
	                    });
	note_groups(here, groups,
	            [&](NamedRelations *named)
	            {
		            scan_text(named, query->sourceText, statement->stmt_location, statement->stmt_len);
		            named->scan(query->params);
	            });
}

void note_explained(Facts *known, const PlannedStmt *statement)
{
	const Wanted &here = wanted(known);
	if (known->plan_groups == 0 || !is_own_eye(known))
		return;
	compat::each_access(statement,
	                    [&](const compat::Access &access)
	                    {
		                    if (access.as_user != BOOTSTRAP_SUPERUSERID)
			                    each_unset(here, SlotKind::read_group,
			                               [&](const Wanted::Slot &found)
			                               {
				                               if ((known->plan_groups >> here.slot(found).group & 1) != 0 &&
				                                   (found.object == access.relation || found.object == 0))
					                               add(found);
			                               });
	                    });
}

void note_copied(Facts *known, const compat::Access &access)
{
	if (!is_read(access) || !is_own_eye(known))
		return;
	const Wanted &here = wanted(known);
	note_groups(here, note_relation(here, access.relation),
	            [&](NamedRelations *named) { scan_text(named, debug_query_string, 0, 0); });
}

void note_call(Facts *known, Oid function)
{
	const Wanted &here = wanted(known);
	if ((collecting != nullptr && collecting->ignored) ||
	    (here.groups_of(function, true) == 0 && !has_slot(here, function)))
		return;
	if (collecting != nullptr)
	{
		for (int i = 0; i < collecting->count; ++i)
			if (collecting->functions[i] == function)
				return;
		if (collecting->count < max_calls)
		{
			collecting->functions[collecting->count++] = function;
			return;
		}
	}
	/* a bare expression of a procedural language: the text that it belongs to is the client's */
	note_groups(here, note_function(here, function, is_own_eye(known)),
	            [&](NamedRelations *named) { scan_text(named, debug_query_string, 0, 0); });
}

Calls *collect_calls(Calls *calls)
{
	Calls *const outer = collecting;
	collecting = calls;
	return outer;
}

void keep_calls(QueryDesc *query, const Calls &calls)
{
	if (calls.count == 0 || query->estate == nullptr)
		return;
	auto *const kept = static_cast<Waiting *>(
	    MemoryContextAllocExtended(query->estate->es_query_cxt, sizeof(Waiting), MCXT_ALLOC_NO_OOM));
	if (kept == nullptr)
		return;
	kept->query = query;
	kept->calls = calls;
	kept->next = waiting;
	kept->on_reset = {drop_waiting, kept, nullptr};
	waiting = kept;
	MemoryContextRegisterResetCallback(query->estate->es_query_cxt, &kept->on_reset);
}

void publish(Facts *known, bool pure)
{
	if (pending.empty())
		return;
	std::uint64_t number = 0;
	pending.each(
	    [&](const Pending::Entry &entry)
	    {
		    FactSlot &slot = known->slots[entry.slot];
		    if (!pure && slot.kind != SlotKind::called)
			    return;
		    if (number == 0)
			    number = tick(known);
		    keep_first(&slot.first, number);
	    });
	pending.clear();
}

void forget() noexcept
{
	pending.clear();
}

void subtransaction_committed(int level) noexcept
{
	pending.commit_level(level);
}

void subtransaction_aborted(int level) noexcept
{
	pending.abort_level(level);
}

} // namespace ride::looks
