/*
 * The event triggers' functions: they write what they see to ride.ddl_log, and note changes of relations.
 *
 * Server code; any backend but internal ones.
 */
#include "extension/changes/changes.hpp"
#include "extension/changes/ddl_log.hpp"
#include "extension/changes/owned.hpp"
#include "extension/base/guard.hpp"
#include "extension/watch/wanted.hpp"
#include "extension/watch/whose.hpp"

namespace ride
{

namespace
{

constexpr const char *commands_query =
    "SELECT c.classid, c.objid, c.command_tag, c.object_type, c.schema_name, c.object_identity, CASE c.classid "
    "WHEN 'pg_catalog.pg_class'::regclass THEN coalesce((SELECT i.indrelid FROM pg_catalog.pg_index i WHERE i.indexrelid = c.objid), c.objid) "
    "WHEN 'pg_catalog.pg_trigger'::regclass THEN (SELECT t.tgrelid FROM pg_catalog.pg_trigger t WHERE t.oid = c.objid) "
    "WHEN 'pg_catalog.pg_policy'::regclass THEN (SELECT p.polrelid FROM pg_catalog.pg_policy p WHERE p.oid = c.objid) "
    "WHEN 'pg_catalog.pg_rewrite'::regclass THEN (SELECT r.ev_class FROM pg_catalog.pg_rewrite r WHERE r.oid = c.objid) "
    "WHEN 'pg_catalog.pg_constraint'::regclass THEN (SELECT k.conrelid FROM pg_catalog.pg_constraint k WHERE k.oid = c.objid) "
    "WHEN 'pg_catalog.pg_attrdef'::regclass THEN (SELECT d.adrelid FROM pg_catalog.pg_attrdef d WHERE d.oid = c.objid) "
    "WHEN 'pg_catalog.pg_statistic_ext'::regclass THEN (SELECT s.stxrelid FROM pg_catalog.pg_statistic_ext s WHERE s.oid = c.objid) "
    "END FROM pg_catalog.pg_event_trigger_ddl_commands() c "
    "WHERE NOT coalesce(c.in_extension, false) AND c.schema_name IS DISTINCT FROM 'pg_temp'";

constexpr const char *dropped_query =
    "SELECT d.classid, d.objid, d.objsubid, d.object_type, d.schema_name, d.object_identity, "
    "CASE WHEN d.classid = 'pg_catalog.pg_class'::regclass THEN d.objid "
    "WHEN d.object_type IN ('trigger', 'policy', 'rule', 'table constraint', 'default value') THEN coalesce("
    "pg_catalog.to_regclass(pg_catalog.format('%I.%I', d.address_names[1], d.address_names[2]))::oid, "
    "(SELECT r.objid FROM pg_catalog.pg_event_trigger_dropped_objects() r WHERE r.classid = 'pg_catalog.pg_class'::regclass "
    "AND r.objsubid = 0 AND r.schema_name = d.address_names[1] AND r.object_name = d.address_names[2])) END, d.original "
    "FROM pg_catalog.pg_event_trigger_dropped_objects() d WHERE NOT d.is_temporary";

/* The facts, if this firing is to be recorded; else null. Raises when called as a plain function. */
Facts *fired(FunctionCallInfo call)
{
	if (!CALLED_AS_EVENT_TRIGGER(call))
		ereport(ERROR, (errcode(ERRCODE_E_R_I_E_EVENT_TRIGGER_PROTOCOL_VIOLATED),
		                errmsg("this function is called by an event trigger only")));
	return watching();
}

Oid oid_at(const SPITupleTable *table, uint64 row, int column)
{
	bool is_null = false;
	const Datum value = SPI_getbinval(table->vals[row], table->tupdesc, column, &is_null);
	return is_null ? InvalidOid : DatumGetObjectId(value);
}

bool bool_at(const SPITupleTable *table, uint64 row, int column)
{
	bool is_null = false;
	const Datum value = SPI_getbinval(table->vals[row], table->tupdesc, column, &is_null);
	return !is_null && DatumGetBool(value);
}

char *text_at(const SPITupleTable *table, uint64 row, int column)
{
	return SPI_getvalue(table->vals[row], table->tupdesc, column);
}

/* Calls visit(table, i) for each row of a query. It has a snapshot of its own: the statement's is older than what the
 * statement made. */
template <typename Visit>
void each_row(const char *query, Visit &&visit)
{
	if (SPI_connect() != SPI_OK_CONNECT || SPI_execute(query, false, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not read what an event trigger was fired for");
	const SPITupleTable *const table = SPI_tuptable;
	for (uint64 i = 0, count = SPI_processed; i < count; ++i)
		visit(table, i);
	SPI_finish();
}

/* Whether a command says something about a relation, or grants it, but does not change it. */
bool leaves_unchanged(const char *tag)
{
	for (const char *const harmless : {"COMMENT", "GRANT", "REVOKE", "SECURITY LABEL", "CREATE STATISTICS"})
		if (strcmp(tag, harmless) == 0)
			return true;
	return false;
}

void record_commands(Facts *facts, const EventTriggerData *fire)
{
	if (IsA(fire->parsetree, ReindexStmt))
		return; /* since 17 only; the utility hook logs it alike on every major */
	const char *const plain = GetCommandTagName(fire->tag);
	const char *const qualified = qualified_tag(fire->parsetree);
	each_row(commands_query,
	         [&](const SPITupleTable *table, uint64 i)
	         {
		         ddl_log::Row row;
		         row.object_class = oid_at(table, i, 1);
		         row.object = oid_at(table, i, 2);
		         row.tag = text_at(table, i, 3);
		         row.type = text_at(table, i, 4);
		         row.schema = text_at(table, i, 5);
		         row.name = text_at(table, i, 6);
		         row.relation = oid_at(table, i, 7);
		         if (row.tag == nullptr || row.type == nullptr)
			         return;
		         if (strcmp(row.tag, plain) == 0)
			         row.tag = qualified;
		         if (!OidIsValid(row.object_class) && IsA(fire->parsetree, GrantStmt))
			         return; /* without an object: the utility hook logs it */
		         if (whose::oncalls(facts))
		         {
			         changes::touch(facts, row.relation);
			         /* as the renaming of an enum's value, the dropping of a composite type's attribute: any table
			          * may use the type */
			         if (row.object_class == TypeRelationId || strcmp(row.type, "composite type") == 0)
				         changes::touch_all(facts);
			         if (row.object_class == RelationRelationId && !leaves_unchanged(row.tag))
				         changes::note(facts, row.object);
		         }
		         ddl_log::write(facts, row);
	         });
}

void record_drops(Facts *facts, const EventTriggerData *fire)
{
	const Wanted &here = wanted(facts);
	const char *const tag = qualified_tag(fire->parsetree);
	each_row(dropped_query,
	         [&](const SPITupleTable *table, uint64 i)
	         {
		         ddl_log::Row row;
		         row.tag = tag;
		         row.object_class = oid_at(table, i, 1);
		         row.object = oid_at(table, i, 2);
		         const bool is_part = oid_at(table, i, 3) != 0;
		         row.type = text_at(table, i, 4);
		         row.schema = text_at(table, i, 5);
		         row.name = text_at(table, i, 6);
		         row.relation = oid_at(table, i, 7);
		         row.dropped = !is_part; /* when a column goes, the table stays */
		         const bool is_relation = row.object_class == RelationRelationId;
		         if (!bool_at(table, i, 8) && !(is_relation && !is_part && here.is_seeded(row.object)))
			         return;
		         if (row.type == nullptr)
			         row.type = "";
		         if (is_relation && OidIsValid(ddl_log::table_of_dropped(row.object)))
			         row.relation = ddl_log::table_of_dropped(row.object);
		         if (whose::oncalls(facts))
		         {
			         changes::touch(facts, row.relation);
			         if (is_relation)
				         changes::note(facts, row.object);
		         }
		         if (is_relation && !is_part && here.is_seeded(row.object))
			         row.tag = "DROP TABLE"; /* whatever took it along, as DROP SCHEMA … CASCADE does */
		         ddl_log::write(facts, row);
	         });
}

} // namespace

} // namespace ride

RIDE_FUNCTION(ride_ddl_command_end)
{
	if (ride::Facts *const facts = ride::fired(fcinfo))
		ride::record_commands(facts, reinterpret_cast<const EventTriggerData *>(fcinfo->context));
	return Datum{0};
}

RIDE_FUNCTION(ride_sql_drop)
{
	if (ride::Facts *const facts = ride::fired(fcinfo))
		ride::record_drops(facts, reinterpret_cast<const EventTriggerData *>(fcinfo->context));
	return Datum{0};
}

RIDE_FUNCTION(ride_table_rewrite)
{
	if (ride::Facts *const facts = ride::fired(fcinfo))
	{
		const Oid table = DatumGetObjectId(OidFunctionCall0(F_PG_EVENT_TRIGGER_TABLE_REWRITE_OID));
		ride::owned::rewriting(facts, table);
		ride::ddl_log::write_about(
		    facts, ride::qualified_tag(reinterpret_cast<const EventTriggerData *>(fcinfo->context)->parsetree), table,
		    true);
	}
	return Datum{0};
}
