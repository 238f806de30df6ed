/*
 * Whether what a statement would do to schema ride stands already.
 *
 * Server code; any backend but internal ones.
 */
#include "extension/changes/stands.hpp"
#include "extension/watch/targets.hpp"

namespace ride
{

namespace
{

/* look(row) for a catalog's row; false if there is none. */
template <typename Look>
bool looks_at(int cache, Oid object, Look &&look)
{
	const HeapTuple row = SearchSysCache1(cache, ObjectIdGetDatum(object));
	if (!HeapTupleIsValid(row))
		return false;
	const bool result = look(row);
	ReleaseSysCache(row);
	return result;
}

bool is_owner(Oid schema, const RoleSpec *role)
{
	if (role == nullptr || role->roletype == ROLESPEC_PUBLIC)
		return false;
	const Oid owner = get_rolespec_oid(role, true);
	return OidIsValid(owner) &&
	       looks_at(NAMESPACEOID, schema,
	                [&](HeapTuple row)
	                { return reinterpret_cast<const FormData_pg_namespace *>(GETSTRUCT(row))->nspowner == owner; });
}

/* The rights that a GRANT names, if they are those of a dump; 0: others, all of them, or rights on columns. */
AclMode rights_of(const List *privileges)
{
	AclMode rights = 0;
	ListCell *cell;
	foreach (cell, privileges)
	{
		const AccessPriv *const privilege = lfirst_node(AccessPriv, cell);
		if (privilege->priv_name == nullptr || privilege->cols != NIL)
			return 0;
		if (strcmp(privilege->priv_name, "usage") == 0)
			rights |= ACL_USAGE;
		else if (strcmp(privilege->priv_name, "select") == 0)
			rights |= ACL_SELECT;
		else
			return 0;
	}
	return rights;
}

bool has_rights(const Acl *acl, Oid role, AclMode rights)
{
	AclMode has = 0;
	for (int i = 0; i < ACL_NUM(acl); ++i)
		if (const AclItem &item = ACL_DAT(acl)[i]; item.ai_grantee == role)
			has |= ACLITEM_GET_PRIVS(item);
	return (rights & ~has) == 0;
}

bool have_rights(int cache, Oid object, AttrNumber column, const List *roles, AclMode rights)
{
	return looks_at(cache, object,
	                [&](HeapTuple row)
	                {
		                bool is_null;
		                const Datum value = SysCacheGetAttr(cache, row, column, &is_null);
		                if (is_null)
			                return false;
		                const Acl *const acl = DatumGetAclPCopy(value);
		                ListCell *cell;
		                foreach (cell, roles)
		                {
			                const RoleSpec *const role = lfirst_node(RoleSpec, cell);
			                const bool all = role->roletype == ROLESPEC_PUBLIC;
			                const Oid grantee = all ? ACL_ID_PUBLIC : get_rolespec_oid(role, true);
			                if ((!all && !OidIsValid(grantee)) || !has_rights(acl, grantee, rights))
				                return false;
		                }
		                return true;
	                });
}

bool is_granted(const GrantStmt *grant)
{
	const AclMode rights = rights_of(grant->privileges);
	if (!grant->is_grant || grant->grant_option || grant->targtype != ACL_TARGET_OBJECT || rights == 0)
		return false;
	ListCell *cell;
	foreach (cell, grant->objects)
	{
		const Node *const object = static_cast<const Node *>(lfirst(cell));
		const Oid schema = ride_schema();
		bool stands = false;
		if (grant->objtype == OBJECT_SCHEMA)
			stands = get_namespace_oid(strVal(object), true) != schema ||
			         have_rights(NAMESPACEOID, schema, Anum_pg_namespace_nspacl, grant->grantees, rights);
		else if (grant->objtype == OBJECT_TABLE)
		{
			const Oid table = relation_named(reinterpret_cast<const RangeVar *>(object));
			stands = OidIsValid(table) && (get_rel_namespace(table) != schema ||
			                               have_rights(RELOID, table, Anum_pg_class_relacl, grant->grantees, rights));
		}
		if (!stands)
			return false;
	}
	return true;
}

} // namespace

bool stands_already(const Node *statement)
{
	if (IsA(statement, GrantStmt))
		return is_granted(reinterpret_cast<const GrantStmt *>(statement));
	if (!IsA(statement, AlterOwnerStmt))
		return false;
	const AlterOwnerStmt *const alter = reinterpret_cast<const AlterOwnerStmt *>(statement);
	return alter->objectType == OBJECT_SCHEMA && OidIsValid(ride_schema()) &&
	       get_namespace_oid(strVal(alter->object), true) == ride_schema() && is_owner(ride_schema(), alter->newowner);
}

} // namespace ride
