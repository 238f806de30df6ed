/*
 * What counts as having looked.
 *
 * Server code; any backend but internal ones.
 */
#include <algorithm>

#include "extension/base/list.hpp"
#include "extension/looks/copies.hpp"
#include "extension/looks/logged.hpp"
#include "extension/looks/looks.hpp"
#include "extension/looks/arguments.hpp"
#include "extension/looks/meant.hpp"
#include "extension/looks/named.hpp"
#include "extension/watch/pending.hpp"
#include "extension/looks/seen.hpp"
#include "extension/looks/sessions.hpp"
#include "extension/looks/used.hpp"
#include "extension/watch/wanted.hpp"

namespace ride::looks
{

namespace
{

constinit Pending pending;
constinit Pending held; /* columns of the result of a simple query that is about to run */
std::uint64_t held_gates = 0;

/* Calls that wait for their query to run. An entry lives as long as the memory of the query's executor. */
struct Waiting
{
	const QueryDesc *query;
	Calls calls;
	Waiting *next;
	MemoryContextCallback on_reset;
};

/* What the queries of the top-level statement have shown so far: for functions, which read without the executor. */
seen::Relations shown_so_far{};

Waiting *waiting = nullptr;
Calls *collecting = nullptr;

void drop_waiting(void *argument)
{
	take_out(&waiting, argument);
}

void add_number(std::uint64_t attempt, std::uint32_t slot)
{
	pending.begin(attempt);
	pending.add(slot, [] { return std::uint64_t{0}; });
}

void add(const Wanted::Slot &found)
{
	add_number(detail::newest_wanted.attempt, found.number);
}

/* What a system view reads from the catalogs is not the statement's own reading. */
bool is_read(const compat::Access &access)
{
	return (access.rights & ACL_SELECT) != 0 && access.as_user != BOOTSTRAP_SUPERUSERID;
}

/* Scans the statement's own part of a query string. */
void scan_text(NamedRelations *named, const char *text, int location, int length)
{
	if (text == nullptr)
		return;
	const std::size_t whole = strlen(text);
	const std::size_t start = location > 0 ? std::min<std::size_t>(static_cast<std::size_t>(location), whole) : 0;
	named->scan(text + start, location >= 0 && length > 0 ? static_cast<std::size_t>(length) : whole - start);
}

/* Whether a query that read a catalog of columns has shown something about a relation. */
bool is_about(const Wanted &here, const QueryDesc *query, const seen::Sights &sights, Oid relation)
{
	const auto position = static_cast<std::uint32_t>(here.position_of(relation));
	const bool read = sights.unsure || sights.sees(position);
	if (!read && !sights.would_see(position))
		return false;
	const meant::Meaning meaning = meant::of(here, query, position);
	if (meaning.systems)
		return false;
	if (sights.was_given(position) || meaning.names || (meaning.asks && !meaning.excludes))
		return true;
	if (!meaning.shows)
		return false;
	if (!read)
		return !meaning.excludes && !meaning.narrows;
	return sights.rows > 0 && !meaning.hides && !(sights.unsure && meaning.excludes);
}

/* Nobody is shown the rows of a moved cursor, of a rule's SELECT, or of a SELECT that is not the last of an SQL
 * function. EXPLAIN ANALYZE discards its rows too, and counts. */
bool is_discarded(const QueryDesc *query)
{
	return query->operation == CMD_SELECT && query->dest != nullptr && query->dest->mydest == DestNone &&
	       query->instrument_options == 0;
}

/* Whether the statement uses a column of a relation that it read. */
bool tells(const Wanted &here, const QueryDesc *query, const compat::Access &access)
{
	bool is_asked = false; /* the plan is searched only where a slot asks for the relation */
	each_unset(here, SlotKind::read_relation, access.relation, [&](const Wanted::Slot &) { is_asked = true; });
	return is_asked ? used::any_column(query, access) : access.any_column();
}

/* Whether a query has shown a copy: by its columns, which counting its rows does not use, or by reading a catalog
 * about it. */
bool is_copy_shown(const QueryDesc *query, Oid copy)
{
	bool shown = true;
	compat::each_access(query->plannedstmt,
	                    [&](const compat::Access &access)
	                    {
		                    if (access.relation == copy && is_read(access))
			                    shown = used::any_column(query, access);
	                    });
	return shown;
}

/* Keeps which relations the query shows, for functions that it calls or is called by. */
void note_passing(const Wanted &here, const QueryDesc *query, const seen::Sights &sights)
{
	if (!sights.reads_catalog)
		return;
	each_unset(here, SlotKind::read_group,
	           [&](const Wanted::Slot &found)
	           {
		           const auto position =
		               static_cast<std::uint32_t>(std::max<std::int64_t>(0, here.position_of(found.object)));
		           if (!here.is_seeded(found.object) || shown_so_far.has(position) || !sights.passes(position))
			           return;
		           const meant::Meaning meaning = meant::of(here, query, position);
		           if (sights.was_given(position) || meaning.names || (meaning.asks && !meaning.excludes) ||
		               (meaning.shows && !meaning.hides))
			           shown_so_far.add(position);
	           });
}

/* Whether the number of a table's rows is a sight: yes, unless a look at its columns is asked for. */
bool is_seen_by_count(const Wanted &here, Oid relation)
{
	const std::uint64_t column_groups = here.facts->relation_groups & ~here.facts->plan_groups;
	if (!here.is_seeded(relation))
		return false;
	for (const Wanted::Slot *at = here.begin_of(SlotKind::read_group, relation);
	     at != here.end() && at->kind == SlotKind::read_group && at->object == relation; ++at)
		if ((column_groups >> here.slot(*at).group & 1) != 0)
			return false;
	return true;
}

/* Notes the slots of `groups`. For a group that is about relations, about(relation) says whether this one was shown. */
template <typename About>
void note_groups(const Wanted &here, std::uint64_t groups, About &&about)
{
	if (groups == 0)
		return;
	each_unset(here, SlotKind::read_group,
	           [&](const Wanted::Slot &found)
	           {
		           const std::uint64_t group = std::uint64_t{1} << here.slot(found).group;
		           if ((groups & group) == 0)
			           return;
		           if ((here.facts->relation_groups & group) != 0 && found.object != 0)
		           {
			           if (!here.is_seeded(found.object) || !about(found.object))
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

/* Notes a function that a query called, and adds to `named` what it is asked about. A function that is asked about
 * nothing shows nothing, and neither does a result without rows. Returns the evidence groups that it is in. */
std::uint64_t note_called(const Wanted &here, const QueryDesc *query, const seen::Sights *sights, Oid function,
                          bool looking, NamedRelations *named)
{
	if (!looking)
		return note_function(here, function, false);
	const bool any_rows = sights == nullptr || sights->rows > 0;
	const arguments::Arguments given = arguments::of(query, function, named);
	if (!given.is_called) /* the plan does not show how it is called */
		scan_text(named, query->sourceText, query->plannedstmt->stmt_location, query->plannedstmt->stmt_len);
	named->scan(query->params);
	if (given.is_scanned && sights != nullptr && sessions::shows_none(query, *sights, function))
		return note_function(here, function, false);
	return note_function(here, function, !given.is_called || (!given.is_nothing && (any_rows || !given.is_result)));
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
 * Notes functions that the planner has inlined. No hook meets them, but the plan depends on them, and names them by a
 * hash of their OID.
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

/* Whether a statement reads something that a slot asks for, or a copy of it; almost no statement does. */
bool reads_wanted(Facts *facts, const PlannedStmt *statement)
{
	const Wanted &here = wanted(facts);
	const bool has_copies = used_copies(*facts) > 0;
	bool any = false;
	compat::each_access(statement,
	                    [&](const compat::Access &access)
	                    {
		                    if (any || !(here.may_mention(access.relation) || has_copies) || !is_read(access))
			                    return;
		                    any = copies::is_copy(access.relation) || here.groups_of(access.relation, false) != 0;
		                    each_unset(here, SlotKind::read_relation, access.relation,
		                               [&](const Wanted::Slot &) { any = true; });
	                    });
	return any;
}

bool is_of_plans(const Facts *facts, const FactSlot &slot)
{
	return slot.kind == SlotKind::read_group && (facts->plan_groups >> slot.group & 1) != 0;
}

const Calls *calls_of(const QueryDesc *query)
{
	for (const Waiting *at = waiting; at != nullptr; at = at->next)
		if (at->query == query)
			return &at->calls;
	return nullptr;
}

} // namespace

bool is_own_eye(Facts *facts)
{
	Oid user;
	int context;
	GetUserIdAndSecContext(&user, &context);
	return caller_of(facts) == Caller::oncall &&
	       (user == facts->oncall || (context & (SECURITY_LOCAL_USERID_CHANGE | SECURITY_RESTRICTED_OPERATION)) == 0);
}

void note_slot(const Wanted::Slot &found)
{
	add(found);
}

void note_number(const Facts *facts, std::uint32_t slot)
{
	add_number(facts->attempt, slot);
}

void hold_column_slot(const Wanted::Slot &found)
{
	Facts *const facts = detail::newest_wanted.facts;
	held.begin(detail::newest_wanted.attempt);
	if (held.empty())
		held_gates = facts->gates.load(std::memory_order_acquire);
	held.add(found.number, [&] { return tick(facts); });
}

bool holds_any()
{
	return !held.empty();
}

void publish_held(Facts *facts)
{
	if (held.is_about(facts->attempt))
		held.each([&](const Pending::Entry &entry)
		          { set_look(facts, facts->slots[entry.slot], entry.number, held_gates); });
	held.clear();
}

void watch_query(Facts *facts, QueryDesc *query, const Calls &calls)
{
	if (caller_of(facts) == Caller::oncall && (calls.count != 0 || reads_wanted(facts, query->plannedstmt)))
		seen::watch(wanted(facts), query);
}

bool changes_seeded(Facts *facts, const PlannedStmt *statement)
{
	ListCell *cell;
	foreach (cell, statement->resultRelations)
		if (wanted(facts).is_seeded(rt_fetch(lfirst_int(cell), statement->rtable)->relid))
			return true;
	return false;
}

void note_query(Facts *facts, QueryDesc *query)
{
	const PlannedStmt *const statement = query->plannedstmt;
	seen::Sights *const sights = seen::of(query);
	const Calls *const calls = calls_of(query);
	if (sights == nullptr && calls == nullptr && statement->invalItems == NIL && !logged::any())
		return;
	const Wanted &here = wanted(facts);
	const bool looking = is_own_eye(facts) && !changes_seeded(facts, statement) && !is_discarded(query);
	std::uint64_t called = 0, read = 0;
	NamedRelations named(here);
	if (sights != nullptr)
		sights->rows += query->estate->es_processed;
	if (calls != nullptr)
		for (int i = 0; i < calls->count; ++i)
			if (sights == nullptr || !sights->is_idle(calls->functions[i]))
				called |= note_called(here, query, sights, calls->functions[i], looking, &named);
	called |= note_planned(here, statement, looking);
	if (!looking)
		return;
	if (logged::any())
		logged::note_query(facts, query, sights != nullptr ? sights->rows > 0 : query->estate->es_processed > 0);
	if (sights != nullptr)
	{
		compat::each_access(statement,
		                    [&](const compat::Access &access)
		                    {
			                    if (is_read(access) && sights->was_read(access.relation) &&
			                        !sessions::is_view_of_none(query, *sights, access.relation) &&
			                        (tells(here, query, access) || is_seen_by_count(here, access.relation)))
				                    read |= note_relation(here, access.relation);
		                    });
		for (int i = 0; i < sights->read_count; ++i)
			if (const Oid copy = sights->read[i]; copies::is_copy(copy))
			{
				const bool shown = is_copy_shown(query, copy);
				copies::each_slot(facts, copy,
				                  [&](std::uint32_t number)
				                  {
					                  const FactSlot &slot = facts->slots[number];
					                  if (shown ||
					                      (slot.kind == SlotKind::read_relation && is_seen_by_count(here, slot.object)))
						                  add_number(here.attempt, number);
				                  });
			}
		note_groups(here, read, [&](Oid relation) { return is_about(here, query, *sights, relation); });
		note_passing(here, query, *sights);
	}
	note_groups(here, called,
	            [&](Oid relation) {
		            return shown_so_far.has(static_cast<std::uint32_t>(here.position_of(relation))) ||
		                   named.has(relation);
	            });
}

void note_explained(Facts *facts, const PlannedStmt *statement)
{
	const Wanted &here = wanted(facts);
	if (facts->plan_groups == 0 || !is_own_eye(facts))
		return;
	compat::each_access(statement,
	                    [&](const compat::Access &access)
	                    {
		                    if (access.as_user != BOOTSTRAP_SUPERUSERID)
			                    each_unset(here, SlotKind::read_group,
			                               [&](const Wanted::Slot &found)
			                               {
				                               if ((facts->plan_groups >> here.slot(found).group & 1) != 0 &&
				                                   (found.object == access.relation || found.object == 0))
					                               add(found);
			                               });
	                    });
}

void note_copied(Facts *facts, const compat::Access &access)
{
	if (!is_read(access) || !is_own_eye(facts))
		return;
	const Wanted &here = wanted(facts);
	/* all rows and columns */
	note_groups(here, note_relation(here, access.relation), [](Oid) { return true; });
}

void note_call(Facts *facts, Oid function)
{
	const Wanted &here = wanted(facts);
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
	/* a bare expression of a procedural language: what it is asked about is in the client's query string */
	NamedRelations named(here);
	scan_text(&named, debug_query_string, 0, 0);
	note_groups(here, note_function(here, function, is_own_eye(facts)),
	            [&](Oid relation) {
		            return shown_so_far.has(static_cast<std::uint32_t>(here.position_of(relation))) ||
		                   named.has(relation);
	            });
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

void publish(Facts *facts, bool pure)
{
	shown_so_far = {};
	if (!pending.is_about(facts->attempt))
		pending.clear();
	if (pending.empty())
		return;
	std::uint64_t number = 0;
	const std::uint64_t gates = facts->gates.load(std::memory_order_acquire);
	pending.each(
	    [&](const Pending::Entry &entry)
	    {
		    FactSlot &slot = facts->slots[entry.slot];
		    /* EXPLAIN shows a plan before the statement changes anything, so an impure statement may look at plans */
		    if (!pure && slot.kind != SlotKind::called && !is_of_plans(facts, slot))
			    return;
		    if (number == 0)
			    number = tick(facts);
		    if (slot.kind == SlotKind::called)
			    set_act(facts, slot, number);
		    else
			    set_look(facts, slot, number, gates);
	    });
	pending.clear();
}

void keep_for(Facts *facts, Oid copy)
{
	pending.each(
	    [&](const Pending::Entry &entry)
	    {
		    if (facts->slots[entry.slot].kind != SlotKind::called)
			    copies::keep(facts, copy, entry.slot);
	    });
	publish(facts, false);
}

void forget() noexcept
{
	shown_so_far = {};
	pending.clear();
	held.clear();
}

void subtransaction_committed(int level) noexcept
{
	pending.commit_level(level);
	held.commit_level(level);
}

void subtransaction_aborted(int level) noexcept
{
	pending.abort_level(level);
	held.abort_level(level);
}

} // namespace ride::looks
