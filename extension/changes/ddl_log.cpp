/*
 * Committed DDL, in table ride.ddl_log of the database that it happened in.
 *
 * Server code; any backend but internal ones. Rows are inserted below the executor: the caller needs no right, and no
 * trigger, rule or policy runs.
 */
#include "extension/changes/changes.hpp"
#include "extension/changes/ddl_log.hpp"

namespace ride::ddl_log
{

namespace
{

/* In the order of install/ddl_log.sql. */
enum Column : int
{
	column_act,
	column_at,
	column_role,
	column_tag,
	column_type,
	column_schema,
	column_name,
	column_class,
	column_object,
	column_relation,
	column_dropped,
	column_rewrite,
	columns
};

constexpr int longest_name = 1000; /* bytes */

struct DroppedIndex
{
	Oid index, table;
};

constexpr int dropped_room = 32;
DroppedIndex dropped_indexes[dropped_room];
int dropped_next = 0;

/* The extension's table, and no other of that name; InvalidOid if there is none. */
Oid log_table()
{
	const Oid schema = ride_schema();
	if (!OidIsValid(schema))
		return InvalidOid;
	const Oid table = get_relname_relid("ddl_log", schema);
	const Oid extension = get_extension_oid("ride", true);
	return OidIsValid(table) && OidIsValid(extension) && getExtensionOfObject(RelationRelationId, table) == extension
	           ? table
	           : InvalidOid;
}

Datum text_of(const char *text)
{
	const int length = pg_mbcliplen(text, static_cast<int>(strlen(text)), longest_name);
	return PointerGetDatum(cstring_to_text_with_len(text, length));
}

void name_role(Unseen *unseen, const RoleSpec *role)
{
	unseen->type = "role";
	unseen->object_class = AuthIdRelationId;
	unseen->object = role != nullptr ? get_rolespec_oid(role, true) : InvalidOid;
	if (OidIsValid(unseen->object))
		strlcpy(unseen->name, GetUserNameFromId(unseen->object, false), sizeof unseen->name);
	else if (role != nullptr && role->roletype == ROLESPEC_CSTRING)
		strlcpy(unseen->name, role->rolename, sizeof unseen->name);
}

/* Names the first of these roles that exists; false if none does. */
bool name_first_role(Unseen *unseen, const List *roles)
{
	ListCell *cell;
	foreach (cell, roles)
	{
		name_role(unseen, lfirst_node(RoleSpec, cell));
		if (OidIsValid(unseen->object))
			return true;
	}
	return false;
}

void name_database(Unseen *unseen, const char *name)
{
	unseen->type = "database";
	unseen->object_class = DatabaseRelationId;
	unseen->object = get_database_oid(name, true);
	strlcpy(unseen->name, name, sizeof unseen->name);
}

void name_setting(Unseen *unseen, const VariableSetStmt *set)
{
	unseen->type = "setting";
	pg_snprintf(unseen->name, sizeof unseen->name, "setting:%s", set->name != nullptr ? set->name : "all");
}

} // namespace

void write(Facts *facts, const Row &row)
{
	const Oid table = RecoveryInProgress() ? InvalidOid : log_table();
	if (!OidIsValid(table))
		return;
	Relation const log = table_open(table, RowExclusiveLock);
	if (RelationGetNumberOfAttributes(log) == columns)
	{
		Datum values[columns];
		bool nulls[columns] = {};
		values[column_act] = Int64GetDatum(static_cast<int64>(tick(facts)));
		values[column_at] = TimestampTzGetDatum(GetCurrentTimestamp());
		const char *const role = GetUserNameFromId(OidIsValid(MyProc->roleId) ? MyProc->roleId : GetUserId(), true);
		values[column_role] =
		    DirectFunctionCall1(namein, CStringGetDatum(role != nullptr ? role : "")); /* the role may be gone */
		values[column_tag] = text_of(row.tag);
		values[column_type] = text_of(row.type);
		values[column_schema] = row.schema != nullptr ? text_of(row.schema) : Datum{0};
		nulls[column_schema] = row.schema == nullptr;
		values[column_name] = row.name != nullptr ? text_of(row.name) : Datum{0};
		nulls[column_name] = row.name == nullptr;
		values[column_class] = ObjectIdGetDatum(row.object_class);
		values[column_object] = ObjectIdGetDatum(row.object);
		values[column_relation] = ObjectIdGetDatum(row.relation);
		values[column_dropped] = BoolGetDatum(row.dropped);
		values[column_rewrite] = BoolGetDatum(row.rewrite);
		HeapTuple const tuple = heap_form_tuple(RelationGetDescr(log), values, nulls);
		simple_heap_insert(log, tuple);
		heap_freetuple(tuple);
		changes::note_did(facts, row.tag, OidIsValid(row.relation) ? row.relation : row.object, row.schema, row.name);
	}
	table_close(log, RowExclusiveLock);
}

void write_about(Facts *facts, const char *tag, Oid relation, bool rewrite)
{
	const char kind = get_rel_relkind(relation);
	if (kind == '\0' || get_rel_persistence(relation) == RELPERSISTENCE_TEMP)
		return;
	const bool is_index = kind == RELKIND_INDEX || kind == RELKIND_PARTITIONED_INDEX;
	Row row;
	row.tag = tag;
	row.type = is_index                  ? "index"
	           : kind == RELKIND_MATVIEW ? "materialized view"
	           : kind == RELKIND_VIEW    ? "view"
	                                     : "table";
	row.schema = get_namespace_name(get_rel_namespace(relation));
	row.name = get_rel_name(relation);
	if (row.schema != nullptr && row.name != nullptr)
		row.name = quote_qualified_identifier(row.schema, row.name);
	row.object_class = RelationRelationId;
	row.object = relation;
	row.relation = is_index ? IndexGetRelation(relation, true) : relation;
	row.rewrite = rewrite;
	write(facts, row);
}

void look_at(const Node *statement, Unseen *unseen)
{
	switch (nodeTag(statement))
	{
		case T_ReindexStmt: /* since 17 event triggers see it, but with other objects */
		case T_TruncateStmt:
		case T_VacuumStmt:
		case T_ClusterStmt:
		case T_GrantStmt: /* an event trigger fires, without an object */
			break;
		case T_CopyStmt:
			if (!reinterpret_cast<const CopyStmt *>(statement)->is_from)
				return;
			break;
		case T_AlterSystemStmt:
			name_setting(unseen, reinterpret_cast<const AlterSystemStmt *>(statement)->setstmt);
			break;
		case T_CreateRoleStmt:
			unseen->type = "role";
			unseen->object_class = AuthIdRelationId;
			strlcpy(unseen->name, reinterpret_cast<const CreateRoleStmt *>(statement)->role, sizeof unseen->name);
			break;
		case T_AlterRoleStmt:
			name_role(unseen, reinterpret_cast<const AlterRoleStmt *>(statement)->role);
			break;
		case T_AlterRoleSetStmt:
			name_role(unseen, reinterpret_cast<const AlterRoleSetStmt *>(statement)->role);
			break;
		case T_DropRoleStmt:
			if (!name_first_role(unseen, reinterpret_cast<const DropRoleStmt *>(statement)->roles))
				return;
			break;
		case T_GrantRoleStmt:
			name_role(unseen,
			          linitial_node(RoleSpec, reinterpret_cast<const GrantRoleStmt *>(statement)->grantee_roles));
			break;
		case T_CreatedbStmt:
			name_database(unseen, reinterpret_cast<const CreatedbStmt *>(statement)->dbname);
			break;
		case T_AlterDatabaseStmt:
			name_database(unseen, reinterpret_cast<const AlterDatabaseStmt *>(statement)->dbname);
			break;
		case T_AlterDatabaseSetStmt:
			name_database(unseen, reinterpret_cast<const AlterDatabaseSetStmt *>(statement)->dbname);
			break;
		case T_DropdbStmt:
			name_database(unseen, reinterpret_cast<const DropdbStmt *>(statement)->dbname);
			if (!OidIsValid(unseen->object)) /* IF EXISTS, and it does not: nothing is dropped */
				return;
			break;
		default:
			return;
	}
	unseen->statement = statement;
	unseen->tag = qualified_tag(statement);
	if (unseen->type[0] == '\0')
		find_targets(statement, &unseen->targets);
}

void write(Facts *facts, const Unseen &unseen)
{
	if (unseen.statement == nullptr || !IsTransactionState())
		return;
	if (unseen.targets.count > 0)
	{
		/* the targets have an index before its table */
		const bool rewrite = strcmp(unseen.tag, "VACUUM FULL") == 0 || strcmp(unseen.tag, "CLUSTER") == 0;
		for (int i = 0; i < unseen.targets.count; ++i)
			write_about(facts, unseen.tag, unseen.targets.relations[i], rewrite);
		return;
	}
	if (unseen.targets.first != nullptr) /* it has gone meanwhile */
		return;
	Row row;
	row.tag = unseen.tag;
	row.type = unseen.type;
	row.name = unseen.name[0] != '\0' ? unseen.name : nullptr;
	row.object_class = unseen.object_class;
	row.object = unseen.object;
	if (IsA(unseen.statement, CreateRoleStmt))
		row.object = get_role_oid(unseen.name, true);
	else if (IsA(unseen.statement, CreatedbStmt))
		row.object = get_database_oid(unseen.name, true);
	row.dropped = IsA(unseen.statement, DropRoleStmt) || IsA(unseen.statement, DropdbStmt);
	write(facts, row);
}

void object_dropping(Oid object_class, Oid object, int part)
{
	if (object_class != RelationRelationId || part != 0)
		return;
	const char kind = get_rel_relkind(object);
	if (kind != RELKIND_INDEX && kind != RELKIND_PARTITIONED_INDEX)
		return;
	dropped_indexes[dropped_next] = {object, IndexGetRelation(object, true)};
	dropped_next = (dropped_next + 1) % dropped_room;
}

Oid table_of_dropped(Oid index)
{
	for (const DroppedIndex &dropped : dropped_indexes)
		if (dropped.index == index)
			return dropped.table;
	return InvalidOid;
}

} // namespace ride::ddl_log
