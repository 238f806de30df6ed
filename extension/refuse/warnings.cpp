/*
 * Warnings that tell the on-call nothing.
 *
 * Server code; backends of the on-call.
 */
#include "extension/base/compat.hpp"
#include "extension/refuse/warnings.hpp"

namespace ride::warnings
{

namespace
{

Sweep sweep;

bool means_everything(const Node *statement)
{
	return IsA(statement, VacuumStmt) && reinterpret_cast<const VacuumStmt *>(statement)->rels == NIL;
}

/* The kinds that these statements work on. Older servers warn of indexes, views and TOAST tables as well. */
bool is_table(char kind)
{
	return kind == RELKIND_RELATION || kind == RELKIND_MATVIEW || kind == RELKIND_PARTITIONED_TABLE;
}

/* The names, in quotes, of all tables that are not the system's. */
const List *names_of_users()
{
	const Oid views = get_namespace_oid("information_schema", true);
	const Oid ours = get_namespace_oid("ride", true);
	List *names = NIL;
	Relation const classes = table_open(RelationRelationId, AccessShareLock);
	SysScanDesc const scan = systable_beginscan(classes, InvalidOid, false, nullptr, 0, nullptr);
	for (HeapTuple row = systable_getnext(scan); HeapTupleIsValid(row); row = systable_getnext(scan))
	{
		CHECK_FOR_INTERRUPTS();
		const auto *const about = reinterpret_cast<Form_pg_class>(GETSTRUCT(row));
		if (is_table(about->relkind) && !IsCatalogNamespace(about->relnamespace) && about->relnamespace != views &&
		    about->relnamespace != ours)
			names = lappend(names, psprintf("\"%s\"", NameStr(about->relname)));
	}
	systable_endscan(scan);
	table_close(classes, AccessShareLock);
	return names;
}

bool is_about_user(const char *message)
{
	ListCell *cell;
	foreach (cell, sweep.names)
		if (strstr(message, static_cast<const char *>(lfirst(cell))) != nullptr)
			return true;
	return false;
}

} // namespace

void enter(const Facts *facts, const Node *statement, Sweep *outer)
{
	const bool is_sweep = means_everything(statement) && caller_of(facts) == Caller::oncall;
	const List *const names = is_sweep ? names_of_users() : NIL; /* may raise, so it comes before anything is set */
	*outer = sweep;
	sweep = {is_sweep, names};
}

void leave(const Sweep &outer)
{
	sweep = outer;
}

void consider(ErrorData *error)
{
	if (sweep.is_under_way && error->elevel == WARNING && error->funcname != nullptr && error->message != nullptr &&
	    compat::checks_vacuum_rights(error->funcname) && !is_about_user(error->message))
		error->output_to_client = false;
}

} // namespace ride::warnings
