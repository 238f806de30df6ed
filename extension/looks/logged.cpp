/*
 * Lines of the application log that ride.app_log() and ride.status() hand out.
 *
 * Server code; backends of the on-call. What a query was handed is kept for as long as its executor's memory.
 */
#include "extension/base/list.hpp"
#include "extension/looks/logged.hpp"
#include "extension/looks/looks.hpp"
#include "extension/looks/arguments.hpp"
#include "extension/looks/used.hpp"

namespace ride::logged
{

struct detail::Handed
{
	const QueryDesc *query;
	Lines lines;
	Oid function;
	const Bitmapset *columns;
	Handed *next;
	MemoryContextCallback on_reset;
};

constinit detail::Handed *detail::handed = nullptr;

namespace
{

using detail::Handed;

const QueryDesc *running = nullptr;

void drop(void *argument)
{
	take_out(&detail::handed, argument);
}

void note(const Facts *facts, const Lines &lines)
{
	for (std::uint32_t i = 0; i < facts_max_slots; ++i)
		if ((lines.slots[i / 64] >> i % 64 & 1) != 0)
			looks::note_number(facts, i);
}

/* Whether a query has shown the lines. Where the function stands in FROM, alone, the plan tells whether their
 * columns are used; anywhere else they are, if there is a row. */
bool is_shown(Facts *facts, const Handed &at, bool any_rows)
{
	NamedRelations named(wanted(facts));
	const arguments::Arguments found = arguments::of(at.query, at.function, &named);
	if (found.is_called && !any_rows)
		return false;
	return !found.is_scanned ||
	       used::any_column(at.query, origins::Sought{.function = at.function, .columns = at.columns});
}

} // namespace

void add(Lines *lines, const char *database)
{
	const Facts *const facts = armed_facts();
	if (facts == nullptr || strncmp(lines->latest_name, database, NAMEDATALEN) == 0)
		return;
	strlcpy(lines->latest_name, database, NAMEDATALEN);
	lines->latest = get_database_oid(database, true);
	for (std::uint32_t i = 0; i < facts->slots_used; ++i)
		if (facts->slots[i].kind == SlotKind::read_app_log && facts->slots[i].database == lines->latest)
			lines->slots[i / 64] |= std::uint64_t{1} << i % 64;
}

void hand_out(const Lines &lines, Oid function, AttrNumber first, AttrNumber last)
{
	const Facts *const facts = armed_facts();
	if (facts == nullptr || caller_of(facts) != Caller::oncall)
		return;
	if (running == nullptr) /* a bare expression of a procedural language */
		return note(facts, lines);
	const MemoryContext outer = MemoryContextSwitchTo(running->estate->es_query_cxt);
	auto *const kept = static_cast<Handed *>(palloc0(sizeof(Handed)));
	kept->query = running;
	kept->lines = lines;
	kept->function = function;
	kept->columns = bms_add_range(nullptr, first, last);
	kept->next = detail::handed;
	kept->on_reset = {drop, kept, nullptr};
	detail::handed = kept;
	MemoryContextRegisterResetCallback(running->estate->es_query_cxt, &kept->on_reset);
	MemoryContextSwitchTo(outer);
}

const QueryDesc *run(const QueryDesc *query)
{
	const QueryDesc *const outer = running;
	running = query;
	return outer;
}

void note_query(Facts *facts, const QueryDesc *query, bool any_rows)
{
	for (const Handed *at = detail::handed; at != nullptr; at = at->next)
		if (at->query == query && is_shown(facts, *at, any_rows))
			note(facts, at->lines);
}

} // namespace ride::logged
