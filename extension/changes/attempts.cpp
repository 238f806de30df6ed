/*
 * What was tried, whatever became of it.
 *
 * Server code; any backend but internal ones.
 */
#include "extension/base/compat.hpp"
#include "extension/changes/attempts.hpp"
#include "extension/changes/stands.hpp"
#include "extension/shared/roles.hpp"
#include "extension/watch/targets.hpp"
#include "extension/watch/timeline.hpp"
#include "extension/watch/wanted.hpp"

namespace ride
{

namespace
{

/* TRUNCATE has two tags: the server's is TRUNCATE TABLE. */
bool same_tag(const char *asked, const char *tag)
{
	return strcmp(asked, tag) == 0 || (strcmp(tag, "TRUNCATE") == 0 && strcmp(asked, "TRUNCATE TABLE") == 0);
}

/* Whether a statement is the on-call's, or its code's. What an extension's script does is not: it is a file of the
 * server. */
bool is_theirs(const Facts *facts, int depth)
{
	return !creating_extension && (depth > 0 || caller_of(facts) == Caller::oncall);
}

const char *dml_tag(CmdType type)
{
	switch (type)
	{
		case CMD_INSERT:
			return "INSERT";
		case CMD_UPDATE:
			return "UPDATE";
		case CMD_DELETE:
			return "DELETE";
		case CMD_MERGE:
			return "MERGE";
		default:
			return "SELECT"; /* with a WITH query that writes */
	}
}

void set(const Wanted &here, const char *tag, Oid object, std::uint64_t *number)
{
	each_unset(here, SlotKind::attempted, object,
	           [&](const Wanted::Slot &found)
	           {
		           if (!same_tag(here.slot(found).text, tag))
			           return;
		           if (*number == 0)
			           *number = tick(here.facts);
		           set_act(here.facts, here.slot(found), *number);
	           });
}

void tell(const char *tag)
{
	if (timeline::has_room())
		timeline::settled("attempt", tag, false);
}

void note_on_relations(const Wanted &here, const char *tag, const Oid *relations, int count)
{
	std::uint64_t number = 0;
	set(here, tag, InvalidOid, &number);
	for (int i = 0; i < count; ++i)
		set(here, tag, relations[i], &number);
}

const char *value_of(const VariableSetStmt *set)
{
	if (list_length(set->args) < 1)
		return nullptr;
	const Node *const argument = static_cast<const Node *>(linitial(set->args));
	if (!IsA(argument, A_Const) || reinterpret_cast<const A_Const *>(argument)->isnull)
		return nullptr;
	const Node *const value = reinterpret_cast<const Node *>(&reinterpret_cast<const A_Const *>(argument)->val);
	return IsA(value, String) ? strVal(value) : nullptr;
}

void note_set(Facts *facts, const VariableSetStmt *set)
{
	if (set != nullptr && set->name != nullptr && set->kind == VAR_SET_VALUE)
		note_setting_attempt(facts, set->name, value_of(set));
}

/* The settings that a function would set each time it is called. */
void note_sets(Facts *facts, const List *options)
{
	ListCell *cell;
	foreach (cell, options)
		if (const DefElem *const option = lfirst_node(DefElem, cell);
		    strcmp(option->defname, "set") == 0 && option->arg != nullptr && IsA(option->arg, VariableSetStmt))
			note_set(facts, castNode(VariableSetStmt, option->arg));
}

bool is_protected(const RoleSpec *role)
{
	return role != nullptr && role->roletype == ROLESPEC_CSTRING && is_protected_role(role->rolename);
}

bool any_protected(const List *roles)
{
	ListCell *cell;
	foreach (cell, roles)
		if (is_protected(lfirst_node(RoleSpec, cell)))
			return true;
	return false;
}

bool is_role(const RoleSpec *role)
{
	if (role == nullptr || role->roletype == ROLESPEC_PUBLIC)
		return false;
	return role->roletype != ROLESPEC_CSTRING || OidIsValid(get_role_oid(role->rolename, true));
}

bool any_role(const List *roles)
{
	ListCell *cell;
	foreach (cell, roles)
		if (is_role(lfirst_node(RoleSpec, cell)))
			return true;
	return false;
}

/* A role of the server's own, such as pg_monitor. */
bool is_predefined_role(const char *name)
{
	return strncmp(name, "pg_", 3) == 0 && OidIsValid(get_role_oid(name, true));
}

/* Whether one of these roles is one that nobody gets: an internal, predefined or superuser role. */
bool hands_out_power(const List *roles)
{
	ListCell *cell;
	foreach (cell, roles)
	{
		const Node *const role = static_cast<const Node *>(lfirst(cell));
		const char *const name = IsA(role, AccessPriv) ? reinterpret_cast<const AccessPriv *>(role)->priv_name
		                         : IsA(role, RoleSpec) ? reinterpret_cast<const RoleSpec *>(role)->rolename
		                                               : nullptr;
		if (name != nullptr && (is_protected_role(name) || is_predefined_role(name)))
			return true;
	}
	return false;
}

bool gives_power(const List *options)
{
	ListCell *cell;
	foreach (cell, options)
	{
		const DefElem *const option = lfirst_node(DefElem, cell);
		for (const char *const power : {"superuser", "createrole", "isreplication", "bypassrls"})
			if (strcmp(option->defname, power) == 0 && has_option(options, power))
				return true;
		for (const char *const members : {"addroleto", "rolemembers", "adminmembers"})
			if (strcmp(option->defname, members) == 0 && option->arg != nullptr && IsA(option->arg, List) &&
			    hands_out_power(castNode(List, option->arg)))
				return true;
	}
	return false;
}

/* Whether a statement would give somebody a superuser's power, or change those who have it. A statement about a role
 * that does not exist would not. */
bool strives_for_power(const Node *statement)
{
	switch (nodeTag(statement))
	{
		case T_CreateRoleStmt:
			return gives_power(reinterpret_cast<const CreateRoleStmt *>(statement)->options);
		case T_AlterRoleStmt:
			return is_role(reinterpret_cast<const AlterRoleStmt *>(statement)->role) &&
			       (is_protected(reinterpret_cast<const AlterRoleStmt *>(statement)->role) ||
			        gives_power(reinterpret_cast<const AlterRoleStmt *>(statement)->options) ||
			        (reinterpret_cast<const AlterRoleStmt *>(statement)->role->roletype == ROLESPEC_CSTRING &&
			         reinterpret_cast<const AlterRoleStmt *>(statement)->action != 0 &&
			         is_predefined_role(reinterpret_cast<const AlterRoleStmt *>(statement)->role->rolename)));
		case T_AlterRoleSetStmt:
			return is_protected(reinterpret_cast<const AlterRoleSetStmt *>(statement)->role);
		case T_GrantRoleStmt:
			return reinterpret_cast<const GrantRoleStmt *>(statement)->is_grant &&
			       hands_out_power(reinterpret_cast<const GrantRoleStmt *>(statement)->granted_roles) &&
			       any_role(reinterpret_cast<const GrantRoleStmt *>(statement)->grantee_roles);
		case T_RenameStmt:
			return reinterpret_cast<const RenameStmt *>(statement)->renameType == OBJECT_ROLE &&
			       is_protected_role(reinterpret_cast<const RenameStmt *>(statement)->subname);
		case T_DropRoleStmt:
			return any_protected(reinterpret_cast<const DropRoleStmt *>(statement)->roles);
		case T_ReassignOwnedStmt:
			return any_protected(reinterpret_cast<const ReassignOwnedStmt *>(statement)->roles);
		default:
			return false;
	}
}

/* The database that a statement would rename, give to another owner or change the settings of; null: none. */
const char *database_of(const Node *statement)
{
	switch (nodeTag(statement))
	{
		case T_AlterDatabaseStmt:
			return reinterpret_cast<const AlterDatabaseStmt *>(statement)->dbname;
		case T_AlterDatabaseSetStmt:
			return reinterpret_cast<const AlterDatabaseSetStmt *>(statement)->dbname;
		case T_RenameStmt:
			return reinterpret_cast<const RenameStmt *>(statement)->renameType == OBJECT_DATABASE
			           ? reinterpret_cast<const RenameStmt *>(statement)->subname
			           : nullptr;
		case T_AlterOwnerStmt:
			return reinterpret_cast<const AlterOwnerStmt *>(statement)->objectType == OBJECT_DATABASE
			           ? strVal(reinterpret_cast<const AlterOwnerStmt *>(statement)->object)
			           : nullptr;
		default:
			return nullptr;
	}
}

/* Whether a statement would change the record, or who may change it. Reading the record is only refused. */
bool tampers(const Node *statement, const Targets &targets)
{
	if (IsA(statement, DropOwnedStmt))
		return any_protected(reinterpret_cast<const DropOwnedStmt *>(statement)->roles);
	if (const char *const database = database_of(statement))
		return strcmp(database, control_database) == 0;
	if (!targets.in_ride || stands_already(statement))
		return false;
	if (IsA(statement, CopyStmt))
		return reinterpret_cast<const CopyStmt *>(statement)->is_from;
	return !IsA(statement, VacuumStmt) && !IsA(statement, CommentStmt);
}

bool is_planted(const Facts *facts, Oid database)
{
	for (std::uint32_t i = 0; i < facts->relations_used; ++i)
		if (facts->relations[i].database == database)
			return true;
	for (std::uint32_t i = 0; i < facts->slots_used; ++i)
		if (facts->slots[i].database == database)
			return true;
	return false;
}

/* DROP DATABASE counts in the database that would be lost, not in the one of the session. */
void note_drop_database(Facts *facts, const DropdbStmt *drop)
{
	if (strcmp(drop->dbname, control_database) == 0)
		return note_attempt(facts, attempt::tamper);
	const Oid database = get_database_oid(drop->dbname, true);
	if (!OidIsValid(database) || !is_planted(facts, database))
		return;
	for (std::uint32_t i = 0; i < facts->slots_used; ++i)
		if (FactSlot &slot = facts->slots[i]; slot.kind == SlotKind::attempted &&
		                                      strcmp(slot.text, attempt::drop_database) == 0 &&
		                                      (slot.database == 0 || slot.database == database) &&
		                                      (slot.object == 0 || slot.object == database) && slot.first.load() == 0)
			set_act(facts, slot, tick(facts));
	tell(attempt::drop_database);
}

} // namespace

bool is_protected_role(const char *name)
{
	if (name == nullptr)
		return false;
	const Oid role = get_role_oid(name, true);
	return OidIsValid(role) && (strncmp(name, "ride_", 5) == 0 || superuser_arg(role));
}

void note_attempt(Facts *facts, const char *tag, Oid object)
{
	note_on_relations(wanted(facts), tag, &object, OidIsValid(object) ? 1 : 0);
	tell(tag);
}

void note_setting_attempt(Facts *facts, const char *setting, const char *value)
{
	/* not session_replication_role, which a restore sets: ride's triggers fire whatever it says */
	for (const char *const silencing : {"event_triggers", "shared_preload_libraries"})
		if (pg_strcasecmp(setting, silencing) == 0)
			return note_attempt(facts, attempt::tamper);
	if (pg_strncasecmp(setting, "ride.", 5) == 0 && GetConfigOption(setting, true, false) != nullptr)
		return note_attempt(facts, attempt::tamper);
	if ((pg_strcasecmp(setting, "role") == 0 || pg_strcasecmp(setting, "session_authorization") == 0) &&
	    is_protected_role(value))
		note_attempt(facts, attempt::superuser);
}

void note_utility_attempts(Facts *facts, const Node *statement, int depth)
{
	if (!is_theirs(facts, depth))
		return;
	switch (nodeTag(statement))
	{
		case T_TransactionStmt: /* the most frequent, and never of interest */
			return;
		case T_VariableSetStmt:
			return note_set(facts, reinterpret_cast<const VariableSetStmt *>(statement));
		case T_AlterRoleSetStmt:
			note_set(facts, reinterpret_cast<const AlterRoleSetStmt *>(statement)->setstmt);
			break;
		case T_AlterDatabaseSetStmt:
			note_set(facts, reinterpret_cast<const AlterDatabaseSetStmt *>(statement)->setstmt);
			break;
		case T_AlterSystemStmt:
			note_set(facts, reinterpret_cast<const AlterSystemStmt *>(statement)->setstmt);
			break;
		case T_CreateFunctionStmt:
			note_sets(facts, reinterpret_cast<const CreateFunctionStmt *>(statement)->options);
			break;
		case T_AlterFunctionStmt:
			note_sets(facts, reinterpret_cast<const AlterFunctionStmt *>(statement)->actions);
			break;
		case T_DropdbStmt:
			return note_drop_database(facts, reinterpret_cast<const DropdbStmt *>(statement));
		default:
			break;
	}
	if (strives_for_power(statement))
		note_attempt(facts, attempt::superuser);
	Targets targets;
	find_targets(statement, &targets);
	if (tampers(statement, targets))
		note_attempt(facts, attempt::tamper);
	if (IsA(statement, CopyStmt) && reinterpret_cast<const CopyStmt *>(statement)->is_program)
		note_attempt(facts, attempt::program);
	note_on_relations(wanted(facts), qualified_tag(statement), targets.relations, targets.count);
}

void note_query_attempts(Facts *facts, const PlannedStmt *statement, int depth)
{
	if (statement->resultRelations == NIL || !is_theirs(facts, depth))
		return;
	const Oid schema = ride_schema();
	const Wanted &here = wanted(facts);
	ListCell *cell;
	foreach (cell, statement->resultRelations)
	{
		const Oid relation = rt_fetch(lfirst_int(cell), statement->rtable)->relid;
		if (OidIsValid(schema) && !here.is_seeded(relation) && get_rel_namespace(relation) == schema)
			note_attempt(facts, attempt::tamper);
		if (here.asks_for_dml)
			note_on_relations(here, dml_tag(statement->commandType), &relation, 1);
	}
}

} // namespace ride
