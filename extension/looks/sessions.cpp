/*
 * Functions in FROM whose rows are about sessions, or about what sessions hold.
 *
 * Server code; backends of the on-call.
 */
#include "extension/looks/sessions.hpp"
#include "extension/looks/used.hpp"
#include "extension/watch/targets.hpp"

namespace ride::sessions
{

namespace
{

struct Builtin
{
	Oid function;
	const char *view; /* that reads the function */
	Telling telling;
};

constexpr Builtin builtins[] = {{F_PG_STAT_GET_ACTIVITY, "pg_stat_activity", {2, nullptr}},
                                {F_PG_LOCK_STATUS, "pg_locks", {12, nullptr}},
                                {F_PG_PREPARED_XACT, "pg_prepared_xacts", {0, nullptr}}};

bool is_of_ride(Oid function, const char *name)
{
	if (function < FirstNormalObjectId || get_func_namespace(function) != ride_schema())
		return false;
	const char *const called = get_func_name(function);
	return called != nullptr && strcmp(called, name) == 0;
}

/* ride.status(): session, database, state, rounds, detail. The columns before them are about the incident. */
const Telling *status()
{
	static Telling telling;
	if (telling.columns == nullptr)
	{
		const MemoryContext outer = MemoryContextSwitchTo(TopMemoryContext);
		telling.columns = bms_add_range(nullptr, 4, 8);
		MemoryContextSwitchTo(outer);
	}
	return &telling;
}

} // namespace

const Telling *telling_of(Oid function)
{
	for (const Builtin &each : builtins)
		if (each.function == function)
			return &each.telling;
	return is_of_ride(function, "status") ? status() : nullptr;
}

bool shows_none(const QueryDesc *query, const seen::Sights &sights, Oid function)
{
	if (!sights.tells(function))
		return false;
	const Telling *const telling = telling_of(function);
	return sights.is_silent(function) || sights.rows == 0 || telling == nullptr ||
	       !used::any_column(query, origins::Sought{.function = function, .columns = telling->columns});
}

bool is_view_of_none(const QueryDesc *query, const seen::Sights &sights, Oid relation)
{
	if (relation >= FirstNormalObjectId || sights.called_count == 0)
		return false;
	const char *const name = get_rel_name(relation);
	for (const Builtin &each : builtins)
		if (name != nullptr && strcmp(name, each.view) == 0)
			return shows_none(query, sights, each.function);
	return false;
}

} // namespace ride::sessions
