/*
 * Which objects a utility statement names.
 *
 * Server code; any backend.
 */
#include "extension/base/compat.hpp"
#include "extension/watch/targets.hpp"

namespace ride
{

namespace
{

constexpr const char *our_schema = "ride";

Oid schema_oid = InvalidOid; /* cached, since every DML statement asks for it */

void forget_schema(Datum, int, uint32)
{
	schema_oid = InvalidOid;
}

/* A qualified name of something in schema ride. */
bool is_ours(const List *names)
{
	if (list_length(names) < 2)
		return false;
	const Node *const schema = static_cast<const Node *>(list_nth(names, list_length(names) - 2));
	return IsA(schema, String) && strcmp(strVal(schema), our_schema) == 0;
}

void add_schema(Targets *targets, const char *schema)
{
	if (schema != nullptr && strcmp(schema, our_schema) == 0)
		targets->in_ride = true;
}

void add_names(Targets *targets, List *names)
{
	if (list_length(names) < 1 || list_length(names) > 3 || !IsA(linitial(names), String))
		return;
	targets->add(makeRangeVarFromNameList(names));
}

/* A function, a type and the like: only its schema matters. */
void add_other(Targets *targets, const Node *object)
{
	if (object == nullptr)
		return;
	if (IsA(object, List))
		targets->in_ride = targets->in_ride || is_ours(reinterpret_cast<const List *>(object));
	else if (IsA(object, ObjectWithArgs))
		targets->in_ride = targets->in_ride || is_ours(reinterpret_cast<const ObjectWithArgs *>(object)->objname);
	else if (IsA(object, TypeName))
		targets->in_ride = targets->in_ride || is_ours(reinterpret_cast<const TypeName *>(object)->names);
	else if (IsA(object, RangeVar))
		targets->add(reinterpret_cast<const RangeVar *>(object));
}

/* An object in the form that DROP, COMMENT and ALTER … OWNER give it. */
void add_object(Targets *targets, ObjectType type, Node *object)
{
	if (object == nullptr)
		return;
	switch (type)
	{
		case OBJECT_TABLE:
		case OBJECT_INDEX:
		case OBJECT_VIEW:
		case OBJECT_MATVIEW:
		case OBJECT_SEQUENCE:
		case OBJECT_FOREIGN_TABLE:
			if (IsA(object, List))
				add_names(targets, castNode(List, object));
			else
				add_other(targets, object);
			break;
		case OBJECT_COLUMN:
		case OBJECT_TRIGGER:
		case OBJECT_RULE:
		case OBJECT_POLICY:
		case OBJECT_TABCONSTRAINT:
			/* the relation's name, then the name of the object on it */
			if (IsA(object, List) && list_length(castNode(List, object)) >= 2)
				add_names(targets,
				          list_truncate(list_copy(castNode(List, object)), list_length(castNode(List, object)) - 1));
			break;
		case OBJECT_SCHEMA:
			if (IsA(object, String))
				add_schema(targets, strVal(object));
			break;
		case OBJECT_EXTENSION:
			if (IsA(object, String) && strcmp(strVal(object), our_schema) == 0)
				targets->in_ride = true;
			break;
		case OBJECT_EVENT_TRIGGER:
			if (IsA(object, String) && strncmp(strVal(object), "ride_", 5) == 0)
				targets->in_ride = true;
			break;
		default:
			add_other(targets, object);
			break;
	}
}

void add_objects(Targets *targets, ObjectType type, const List *objects)
{
	ListCell *cell;
	foreach (cell, objects)
		add_object(targets, type, static_cast<Node *>(lfirst(cell)));
}

void add_grant(Targets *targets, const GrantStmt *grant)
{
	ListCell *cell;
	foreach (cell, grant->objects)
	{
		Node *const object = static_cast<Node *>(lfirst(cell));
		if (grant->targtype == ACL_TARGET_ALL_IN_SCHEMA || grant->objtype == OBJECT_SCHEMA)
			add_schema(targets, IsA(object, String) ? strVal(object) : nullptr);
		else
			add_other(targets, object);
	}
}

} // namespace

Oid ride_schema()
{
	static bool is_registered = false;
	if (!is_registered)
		CacheRegisterSyscacheCallback(NAMESPACEOID, forget_schema, Datum{0});
	is_registered = true;
	if (!OidIsValid(schema_oid))
		schema_oid = get_namespace_oid(our_schema, true);
	return schema_oid;
}

Oid relation_named(const RangeVar *name)
{
	if (name == nullptr || name->relname == nullptr)
		return InvalidOid;
	if (name->schemaname == nullptr)
		return RelnameGetRelid(name->relname);
	const Oid schema = get_namespace_oid(name->schemaname, true);
	return OidIsValid(schema) ? get_relname_relid(name->relname, schema) : InvalidOid;
}

void Targets::add_relation(Oid relation)
{
	if (!OidIsValid(relation) || count == max_targets)
		return;
	relations[count++] = relation;
	if (get_rel_namespace(relation) == ride_schema())
		in_ride = true;
	const char kind = get_rel_relkind(relation);
	if (kind == RELKIND_INDEX || kind == RELKIND_PARTITIONED_INDEX)
		add_relation(IndexGetRelation(relation, true));
}

void Targets::add(const RangeVar *name)
{
	if (name == nullptr)
		return;
	if (first == nullptr)
		first = name;
	add_schema(this, name->schemaname);
	add_relation(relation_named(name));
}

void find_targets(const Node *statement, Targets *targets)
{
	ListCell *cell;
/* a statement that has one relation in one field */
#define RIDE_ONE(type, field)                                                                                          \
	case T_##type:                                                                                                     \
		targets->add(reinterpret_cast<const type *>(statement)->field);                                                \
		break
	switch (nodeTag(statement))
	{
		RIDE_ONE(IndexStmt, relation);
		RIDE_ONE(CreateStmt, relation);
		RIDE_ONE(CreateForeignTableStmt, base.relation);
		RIDE_ONE(AlterTableStmt, relation);
		RIDE_ONE(CopyStmt, relation);
		RIDE_ONE(ClusterStmt, relation);
		RIDE_ONE(ReindexStmt, relation);
		RIDE_ONE(CreateTrigStmt, relation);
		RIDE_ONE(RuleStmt, relation);
		RIDE_ONE(CreatePolicyStmt, table);
		RIDE_ONE(AlterPolicyStmt, table);
		RIDE_ONE(ViewStmt, view);
		RIDE_ONE(CreateTableAsStmt, into->rel);
		RIDE_ONE(RefreshMatViewStmt, relation);
		RIDE_ONE(CreateSeqStmt, sequence);
		RIDE_ONE(AlterSeqStmt, sequence);
		RIDE_ONE(CompositeTypeStmt, typevar);
		case T_TruncateStmt:
			foreach (cell, reinterpret_cast<const TruncateStmt *>(statement)->relations)
				targets->add(lfirst_node(RangeVar, cell));
			break;
		case T_LockStmt:
			foreach (cell, reinterpret_cast<const LockStmt *>(statement)->relations)
				targets->add(lfirst_node(RangeVar, cell));
			break;
		case T_VacuumStmt:
			foreach (cell, reinterpret_cast<const VacuumStmt *>(statement)->rels)
				targets->add(lfirst_node(VacuumRelation, cell)->relation);
			break;
		case T_CreateStatsStmt:
			foreach (cell, reinterpret_cast<const CreateStatsStmt *>(statement)->relations)
				add_other(targets, static_cast<Node *>(lfirst(cell)));
			break;
		case T_DropStmt:
			add_objects(targets, reinterpret_cast<const DropStmt *>(statement)->removeType,
			            reinterpret_cast<const DropStmt *>(statement)->objects);
			break;
		case T_RenameStmt:
		{
			const RenameStmt *const rename = reinterpret_cast<const RenameStmt *>(statement);
			targets->add(rename->relation);
			add_object(targets, rename->renameType, rename->object);
			if (rename->renameType == OBJECT_SCHEMA)
				add_schema(targets, rename->subname);
			break;
		}
		case T_AlterObjectSchemaStmt:
		{
			const AlterObjectSchemaStmt *const move = reinterpret_cast<const AlterObjectSchemaStmt *>(statement);
			targets->add(move->relation);
			add_object(targets, move->objectType, move->object);
			add_schema(targets, move->newschema);
			break;
		}
		case T_AlterOwnerStmt:
			targets->add(reinterpret_cast<const AlterOwnerStmt *>(statement)->relation);
			add_object(targets, reinterpret_cast<const AlterOwnerStmt *>(statement)->objectType,
			           reinterpret_cast<const AlterOwnerStmt *>(statement)->object);
			break;
		case T_AlterObjectDependsStmt:
			targets->add(reinterpret_cast<const AlterObjectDependsStmt *>(statement)->relation);
			add_object(targets, reinterpret_cast<const AlterObjectDependsStmt *>(statement)->objectType,
			           reinterpret_cast<const AlterObjectDependsStmt *>(statement)->object);
			break;
		case T_CommentStmt:
			add_object(targets, reinterpret_cast<const CommentStmt *>(statement)->objtype,
			           reinterpret_cast<const CommentStmt *>(statement)->object);
			break;
		case T_SecLabelStmt:
			add_object(targets, reinterpret_cast<const SecLabelStmt *>(statement)->objtype,
			           reinterpret_cast<const SecLabelStmt *>(statement)->object);
			break;
		case T_GrantStmt:
			add_grant(targets, reinterpret_cast<const GrantStmt *>(statement));
			break;
		case T_AlterFunctionStmt:
			add_other(targets,
			          reinterpret_cast<const Node *>(reinterpret_cast<const AlterFunctionStmt *>(statement)->func));
			break;
		case T_CreateFunctionStmt:
			targets->in_ride = is_ours(reinterpret_cast<const CreateFunctionStmt *>(statement)->funcname);
			break;
		case T_DefineStmt:
			targets->in_ride = is_ours(reinterpret_cast<const DefineStmt *>(statement)->defnames);
			break;
		case T_CreateEnumStmt:
			targets->in_ride = is_ours(reinterpret_cast<const CreateEnumStmt *>(statement)->typeName);
			break;
		case T_CreateDomainStmt:
			targets->in_ride = is_ours(reinterpret_cast<const CreateDomainStmt *>(statement)->domainname);
			break;
		case T_CreateRangeStmt:
			targets->in_ride = is_ours(reinterpret_cast<const CreateRangeStmt *>(statement)->typeName);
			break;
		case T_AlterEventTrigStmt:
			targets->in_ride =
			    strncmp(reinterpret_cast<const AlterEventTrigStmt *>(statement)->trigname, "ride_", 5) == 0;
			break;
		case T_AlterExtensionStmt:
			targets->in_ride =
			    strcmp(reinterpret_cast<const AlterExtensionStmt *>(statement)->extname, our_schema) == 0;
			break;
		case T_AlterExtensionContentsStmt:
			targets->in_ride =
			    strcmp(reinterpret_cast<const AlterExtensionContentsStmt *>(statement)->extname, our_schema) == 0;
			break;
		default:
			break;
	}
#undef RIDE_ONE
}

} // namespace ride
