/*
 * What the sandbox does not allow.
 *
 * Server code; any backend.
 */
#include "extension/refuse/refusals.hpp"

namespace ride::refusals
{

namespace
{

[[noreturn]] void refuse(const char *what, const char *detail, const char *hint)
{
	ereport(ERROR, (errcode(ERRCODE_INSUFFICIENT_PRIVILEGE), errmsg("permission denied to %s", what),
	                errdetail_internal("%s", detail), errhint("%s", hint)));
	pg_unreachable();
}

[[noreturn]] void refuse_role(const char *what)
{
	refuse(what, "The sandbox keeps its roles as they are.",
	       "No repair needs it. Privileges on tables, schemas, sequences and functions can be granted as usual.");
}

[[noreturn]] void refuse_database(const char *what)
{
	refuse(what, "The sandbox keeps its databases as they are.",
	       "A setting of your own is ALTER ROLE CURRENT_USER SET …");
}

/* Whether a role is the on-call itself, by name or as CURRENT_USER, in a session of its own. */
bool is_own(const Facts *facts, const RoleSpec *role)
{
	return role != nullptr && OidIsValid(facts->oncall) && MyProc->roleId == facts->oncall &&
	       get_rolespec_oid(role, true) == facts->oncall;
}

bool are_own(const Facts *facts, const List *roles)
{
	ListCell *cell;
	foreach (cell, roles)
		if (!is_own(facts, lfirst_node(RoleSpec, cell)))
			return false;
	return true;
}

/*
 * Raises for an extension that would be created in the system's schemas or in ride's. The script of a trusted extension
 * runs as a superuser, so the server checks no right on the schema. In pg_catalog its objects would be found before
 * everybody else's; in schema ride they would stand among ride's own.
 */
void check_extension(const CreateExtensionStmt *create)
{
	if (create->if_not_exists && OidIsValid(get_extension_oid(create->extname, true)))
		return; /* as in a dump: nothing is created */
	const char *schema = nullptr;
	ListCell *cell;
	foreach (cell, create->options)
		if (const DefElem *const option = lfirst_node(DefElem, cell); strcmp(option->defname, "schema") == 0)
			schema = strVal(option->arg);
	if (schema == nullptr)
	{
		const List *const path = fetch_search_path(false);
		schema = path != NIL ? get_namespace_name(linitial_oid(path)) : nullptr;
	}
	for (const char *const taken : {"pg_catalog", "information_schema", "ride"})
		if (schema != nullptr && strcmp(schema, taken) == 0)
			refuse(psprintf("create an extension in schema \"%s\"", taken), "It is not the on-call's.",
			       "Name another one: CREATE EXTENSION … SCHEMA public.");
}

/* Whether a setting of one's own role is one of taste. local_preload_libraries loads code. */
bool is_harmless(const VariableSetStmt *set)
{
	return set == nullptr || set->name == nullptr || pg_strcasecmp(set->name, "local_preload_libraries") != 0;
}

} // namespace

void await_turn(const Node *statement)
{
	if (!IsA(statement, CreateExtensionStmt))
		return;
	const char *const name = reinterpret_cast<const CreateExtensionStmt *>(statement)->extname;
	if (strcmp(name, "ride") == 0 && superuser())
		LockDatabaseObject(ExtensionRelationId, InvalidOid, 0, ExclusiveLock);
}

void check_utility(Facts *facts, const Node *statement)
{
	switch (nodeTag(statement))
	{
		case T_CreateRoleStmt:
		case T_AlterRoleStmt:
		case T_AlterRoleSetStmt:
		case T_DropRoleStmt:
		case T_GrantRoleStmt:
		case T_ReassignOwnedStmt:
		case T_DropOwnedStmt:
		case T_AlterDatabaseStmt:
		case T_AlterDatabaseSetStmt:
		case T_AlterDatabaseRefreshCollStmt:
		case T_RenameStmt:
		case T_AlterOwnerStmt:
		case T_CreateExtensionStmt:
			break;
		default:
			return;
	}
	if (superuser())
		return;
	switch (nodeTag(statement))
	{
		case T_CreateRoleStmt:
			refuse_role("create role");
		case T_AlterRoleStmt:
			refuse_role("alter role");
		case T_DropRoleStmt:
			refuse_role("drop role");
		case T_GrantRoleStmt:
			refuse_role(reinterpret_cast<const GrantRoleStmt *>(statement)->is_grant ? "grant role" : "revoke role");
		case T_AlterRoleSetStmt:
			if (!is_own(facts, reinterpret_cast<const AlterRoleSetStmt *>(statement)->role) ||
			    !is_harmless(reinterpret_cast<const AlterRoleSetStmt *>(statement)->setstmt))
				refuse_role("alter settings of role");
			break;
		case T_ReassignOwnedStmt:
			if (!are_own(facts, reinterpret_cast<const ReassignOwnedStmt *>(statement)->roles))
				refuse_role("reassign objects of another role");
			break;
		case T_DropOwnedStmt:
			/* also of one's own: it would take away the right to connect and to be scored */
			refuse_role("drop all objects and privileges of a role");
		case T_AlterDatabaseStmt:
		case T_AlterDatabaseSetStmt:
		case T_AlterDatabaseRefreshCollStmt:
			refuse_database("alter database");
		case T_RenameStmt:
			if (reinterpret_cast<const RenameStmt *>(statement)->renameType == OBJECT_ROLE)
				refuse_role("rename role");
			if (reinterpret_cast<const RenameStmt *>(statement)->renameType == OBJECT_DATABASE)
				refuse_database("rename database");
			break;
		case T_AlterOwnerStmt:
			if (reinterpret_cast<const AlterOwnerStmt *>(statement)->objectType == OBJECT_DATABASE)
				refuse_database("change owner of database");
			break;
		case T_CreateExtensionStmt:
			check_extension(reinterpret_cast<const CreateExtensionStmt *>(statement));
			break;
		default:
			break;
	}
}

bool is_barred(Oid function)
{
	const Facts *const facts = mapped_facts();
	return function >= FirstNormalObjectId && facts != nullptr && MyProc != nullptr && OidIsValid(facts->checker) &&
	       MyProc->roleId == facts->checker;
}

void refuse_call(Oid function)
{
	char *const name = get_func_name(function);
	ereport(ERROR, (errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
	                errmsg("function %s is not called in a check", name != nullptr ? name : "with unknown name"),
	                errdetail("A check calls only functions that PostgreSQL brings itself.")));
	pg_unreachable();
}

} // namespace ride::refusals
