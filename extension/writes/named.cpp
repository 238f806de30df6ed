/*
 * Which relation a client's statement names as the one it writes.
 *
 * Server code; sessions of simulated applications.
 */
#include "extension/writes/named.hpp"

#include "extension/base/compat.hpp"

namespace ride::written
{

namespace
{

AclMode right_to(CmdType operation)
{
	switch (operation)
	{
		case CMD_INSERT:
			return ACL_INSERT;
		case CMD_UPDATE:
			return ACL_UPDATE;
		case CMD_DELETE:
			return ACL_DELETE;
		default:
			return ACL_INSERT | ACL_UPDATE | ACL_DELETE;
	}
}

Oid root_of(const ModifyTableState *node)
{
	const ResultRelInfo *const root =
	    node->rootResultRelInfo != nullptr ? node->rootResultRelInfo : node->resultRelInfo;
	return RelationGetRelid(root->ri_RelationDesc);
}

bool is_written(const QueryDesc *query, Oid relation)
{
	if (IsA(query->planstate, ModifyTableState) &&
	    root_of(reinterpret_cast<const ModifyTableState *>(query->planstate)) == relation)
		return true;
	ListCell *cell;
	foreach (cell, query->estate->es_auxmodifytables)
		if (root_of(lfirst_node(ModifyTableState, cell)) == relation)
			return true;
	return false;
}

bool has_instead_rule(Oid relation, CmdType operation)
{
	Relation const opened = relation_open(relation, AccessShareLock);
	bool found = false;
	for (int i = 0; opened->rd_rules != nullptr && i < opened->rd_rules->numLocks; ++i)
		found = found || (opened->rd_rules->rules[i]->isInstead && opened->rd_rules->rules[i]->event == operation);
	relation_close(opened, NoLock);
	return found;
}

} // namespace

Oid named_by_client(const QueryDesc *query, const ModifyTableState *node)
{
	const bool is_alone = IsA(query->planstate, ModifyTableState) && query->estate->es_auxmodifytables == NIL;
	const Oid root = root_of(node);
	Oid first = InvalidOid;
	bool is_root = false;
	compat::each_access(query->plannedstmt,
	                    [&](const compat::Access &access)
	                    {
		                    if (OidIsValid(access.as_user) || (access.rights & right_to(node->operation)) == 0)
			                    return;
		                    is_root = is_root || access.relation == root;
		                    if (!OidIsValid(first) && (is_alone || !is_written(query, access.relation)))
			                    first = access.relation;
	                    });
	return is_root && !is_alone ? root : first;
}

bool is_sent_elsewhere(const ModifyTableState *node, Oid named)
{
	return OidIsValid(named) && named != root_of(node) && has_instead_rule(named, node->operation);
}

} // namespace ride::written
