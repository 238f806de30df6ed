/*
 * What a statement is about, in a few words for the timeline.
 *
 * Server code; backends of the on-call. The names of relations that queries use are cached until a relation or
 * a schema changes: to read them from the catalogs costs more than everything else about an event.
 */
#include "extension/base/compat.hpp"
#include "extension/watch/described.hpp"
#include "extension/watch/targets.hpp"

namespace ride::described
{

namespace
{

struct Kept
{
	Oid relation;
	Name name;
};

constexpr std::size_t kept_count = 16;
Kept kept[kept_count];

void forget(Datum, int, uint32)
{
	for (Kept &each : kept)
		each.relation = InvalidOid;
}

void put_name(Oid relation, Name &to)
{
	char *const name = get_rel_name(relation);
	char *const schema = name != nullptr ? get_namespace_name(get_rel_namespace(relation)) : nullptr;
	if (schema != nullptr)
		pg_snprintf(to, sizeof to, "%s.%s", schema, name);
}

const char *name_of(Oid relation)
{
	Kept &place = kept[relation % kept_count];
	if (place.relation == relation)
		return place.name;
	place.relation = InvalidOid; /* reading the name may raise, or run forget() */
	place.name[0] = '\0';
	put_name(relation, place.name);
	place.relation = relation;
	return place.name;
}

} // namespace

void install()
{
	CacheRegisterSyscacheCallback(RELOID, forget, static_cast<Datum>(0));
	CacheRegisterSyscacheCallback(NAMESPACEOID, forget, static_cast<Datum>(0));
}

const char *query(const PlannedStmt *statement)
{
	Oid first = InvalidOid;
	compat::each_access(statement,
	                    [&](const compat::Access &access)
	                    {
		                    if (!OidIsValid(first))
			                    first = access.relation;
	                    });
	return OidIsValid(first) ? name_of(first) : "";
}

void utility(const Node *statement, Name &to)
{
	const VariableSetStmt *const set =
	    IsA(statement, VariableSetStmt)   ? reinterpret_cast<const VariableSetStmt *>(statement)
	    : IsA(statement, AlterSystemStmt) ? reinterpret_cast<const AlterSystemStmt *>(statement)->setstmt
	                                      : nullptr;
	if (set != nullptr)
	{
		if (set->name != nullptr)
			pg_snprintf(to, sizeof to, "setting:%s", set->name);
		return;
	}
	Targets targets;
	find_targets(statement, &targets);
	if (targets.count > 0)
		put_name(targets.relations[0], to);
	else if (targets.first != nullptr)
		strlcpy(to, targets.first->relname, sizeof to);
}

} // namespace ride::described
