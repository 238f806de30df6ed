/*
 * The command tag of a statement, and its options.
 *
 * Server code; any backend.
 */
#include "extension/watch/targets.hpp"

namespace ride
{

bool has_option(const List *options, const char *name)
{
	bool on = false;
	ListCell *cell;
	foreach (cell, options)
	{
		const DefElem *const option = lfirst_node(DefElem, cell);
		if (strcmp(option->defname, name) != 0)
			continue;
		if (option->arg == nullptr)
			on = true;
		else if (IsA(option->arg, Boolean))
			on = boolVal(option->arg);
		else if (IsA(option->arg, Integer))
			on = intVal(option->arg) != 0;
		else if (!IsA(option->arg, String) || !parse_bool(strVal(option->arg), &on))
			on = false;
	}
	return on;
}

const char *qualified_tag(const Node *statement)
{
	switch (nodeTag(statement))
	{
		case T_IndexStmt:
			if (reinterpret_cast<const IndexStmt *>(statement)->concurrent)
				return "CREATE INDEX CONCURRENTLY";
			break;
		case T_DropStmt:
			if (reinterpret_cast<const DropStmt *>(statement)->concurrent)
				return "DROP INDEX CONCURRENTLY";
			break;
		case T_ReindexStmt:
			return has_option(reinterpret_cast<const ReindexStmt *>(statement)->params, "concurrently")
			           ? "REINDEX CONCURRENTLY"
			           : "REINDEX";
		case T_RefreshMatViewStmt:
			if (reinterpret_cast<const RefreshMatViewStmt *>(statement)->concurrent)
				return "REFRESH MATERIALIZED VIEW CONCURRENTLY";
			break;
		case T_VacuumStmt:
			if (has_option(reinterpret_cast<const VacuumStmt *>(statement)->options, "full"))
				return "VACUUM FULL";
			break;
		case T_TruncateStmt:
			return "TRUNCATE";
		case T_CopyStmt:
			if (reinterpret_cast<const CopyStmt *>(statement)->is_program)
				return "COPY PROGRAM";
			if (reinterpret_cast<const CopyStmt *>(statement)->is_from)
				return "COPY FROM";
			break;
		default:
			break;
	}
	return GetCommandTagName(CreateCommandTag(const_cast<Node *>(statement)));
}

} // namespace ride
