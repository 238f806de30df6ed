/*
 * Every difference between PostgreSQL 15 and 18 that ride meets.
 *
 * Server code; any process. Nothing else in the module names a version.
 */
#pragma once

#include "extension/base/pg.hpp"

#if PG_VERSION_NUM < 150000 || PG_VERSION_NUM >= 190000
#error "ride supports PostgreSQL 15 to 18"
#endif

#if PG_VERSION_NUM >= 160000
extern "C"
{
#include "nodes/parsenodes.h"
#include "parser/parse_relation.h"
}
#endif

namespace ride::compat
{

/* What ends a statement, a transaction or a session by the clock; `transaction_timeout` since 17. */
inline constexpr const char *timeouts[] = {
    "statement_timeout",   "lock_timeout", "idle_in_transaction_session_timeout", "idle_session_timeout",
#if PG_VERSION_NUM >= 170000
    "transaction_timeout",
#endif
};

/* ExecutorCheckPerms_hook has the permission list since 16. */
#if PG_VERSION_NUM >= 160000
#define RIDE_CHECK_PERMS_PARAMETERS List *range_table, List *permissions, bool raises
#define RIDE_CHECK_PERMS_ARGUMENTS range_table, permissions, raises
#else
#define RIDE_CHECK_PERMS_PARAMETERS List *range_table, bool raises
#define RIDE_CHECK_PERMS_ARGUMENTS range_table, raises
#endif

/* ExecutorRun_hook has lost `execute_once` in 18. */
#if PG_VERSION_NUM >= 180000
#define RIDE_EXECUTOR_RUN_PARAMETERS QueryDesc *query, ScanDirection direction, uint64 count
#define RIDE_EXECUTOR_RUN_ARGUMENTS query, direction, count
#else
#define RIDE_EXECUTOR_RUN_PARAMETERS QueryDesc *query, ScanDirection direction, uint64 count, bool once
#define RIDE_EXECUTOR_RUN_ARGUMENTS query, direction, count, once
#endif

/* A relation that a statement needs a right on. */
struct Access
{
	Oid relation;
	AclMode rights;
	Oid as_user;           /* whose rights are checked; InvalidOid: the current user's */
	const Bitmapset *read; /* the columns, offset as in selectedCols */

	/* Whether a column is read, and not only the number of rows. System columns tell nothing of the table. */
	bool any_column() const
	{
		return bms_next_member(read, InvalidAttrNumber - FirstLowInvalidHeapAttributeNumber - 1) >= 0;
	}
};

template <typename Entry>
Access access_of(Oid relation, const Entry *entry)
{
	return {relation, entry->requiredPerms, entry->checkAsUser, entry->selectedCols};
}

/* Calls visit(Access) for every relation of a planned statement that needs a right. */
template <typename Visit>
void each_access(const PlannedStmt *statement, Visit &&visit)
{
	ListCell *cell;
#if PG_VERSION_NUM >= 160000
	foreach (cell, statement->permInfos)
	{
		const RTEPermissionInfo *const entry = lfirst_node(RTEPermissionInfo, cell);
		if (entry->requiredPerms != 0)
			visit(access_of(entry->relid, entry));
	}
#else
	foreach (cell, statement->rtable)
	{
		const RangeTblEntry *const entry = lfirst_node(RangeTblEntry, cell);
		if (entry->rtekind == RTE_RELATION && entry->requiredPerms != 0)
			visit(access_of(entry->relid, entry));
	}
#endif
}

/* The same for the arguments of ExecutorCheckPerms_hook. */
template <typename Visit>
void each_checked(RIDE_CHECK_PERMS_PARAMETERS, Visit &&visit)
{
	ListCell *cell;
	(void)raises;
#if PG_VERSION_NUM >= 160000
	(void)range_table;
	foreach (cell, permissions)
	{
		const RTEPermissionInfo *const entry = lfirst_node(RTEPermissionInfo, cell);
		visit(access_of(entry->relid, entry));
	}
#else
	foreach (cell, range_table)
	{
		const RangeTblEntry *const entry = lfirst_node(RangeTblEntry, cell);
		if (entry->rtekind == RTE_RELATION)
			visit(access_of(entry->relid, entry));
	}
#endif
}

/* Calls visit(node, argument) for each node directly below, until one returns true. Before 16 the walker is declared
 * without parameters. */
inline bool walk_plan(PlanState *node, bool (*visit)(PlanState *, void *), void *argument)
{
#if PG_VERSION_NUM >= 160000
	return planstate_tree_walker_impl(node, visit, argument);
#else
	return planstate_tree_walker(node, reinterpret_cast<bool (*)()>(reinterpret_cast<void (*)()>(visit)), argument);
#endif
}

/* The same for each part of an expression. */
inline bool walk_expression(Node *node, bool (*visit)(Node *, void *), void *argument)
{
#if PG_VERSION_NUM >= 160000
	return expression_tree_walker_impl(node, visit, argument);
#else
	return expression_tree_walker(node, reinterpret_cast<bool (*)()>(reinterpret_cast<void (*)()>(visit)), argument);
#endif
}

/* A verifier of one iteration, palloc'd: docs/decisions.md#internal-roles-have-verifiers-of-one-iteration. */
inline char *scram_verifier(const char *salt, int salt_length, const char *secret)
{
	const char *reason = nullptr;
#if PG_VERSION_NUM >= 180000
	return scram_build_secret(PG_SHA256, SCRAM_SHA_256_KEY_LEN, reinterpret_cast<const uint8 *>(salt), salt_length, 1,
	                          secret, &reason);
#elif PG_VERSION_NUM >= 160000
	return scram_build_secret(PG_SHA256, SCRAM_SHA_256_KEY_LEN, salt, salt_length, 1, secret, &reason);
#else
	return scram_build_secret(salt, salt_length, 1, secret, &reason);
#endif
}

/* Whether this is the function in which VACUUM and ANALYZE warn of a relation that is not the caller's. */
inline bool checks_vacuum_rights(const char *function)
{
	return strcmp(function, "vacuum_is_relation_owner") == 0 ||
	       strcmp(function, "vacuum_is_permitted_for_relation") == 0; /* its newer name */
}

/* A wait event set for so many events. */
inline WaitEventSet *wait_event_set(int events)
{
#if PG_VERSION_NUM >= 170000
	return CreateWaitEventSet(nullptr, events);
#else
	return CreateWaitEventSet(TopMemoryContext, events);
#endif
}

/* This process's number among the PGPROCs; latch_of() has the latch of any. */
inline int my_process_number()
{
#if PG_VERSION_NUM >= 170000
	return MyProcNumber;
#else
	return MyProc->pgprocno;
#endif
}

/* The socket of this backend's client: the first member of Port in every version. The header of Port wants those of
 * OpenSSL and GSSAPI, which the server's packages do not bring. */
inline pgsocket client_socket()
{
	return *reinterpret_cast<const pgsocket *>(MyProcPort);
}

inline Latch *latch_of(int process_number)
{
	return &ProcGlobal->allProcs[process_number].procLatch;
}

/* The column numbers that an UPDATE sets, of the relation at this place of `resultRelInfo`. Since 18 partitions that
 * were pruned at the start are not in there, while the plan's own list still has theirs. */
inline const List *columns_set(const ModifyTableState *node, int place)
{
#if PG_VERSION_NUM >= 180000
	return static_cast<const List *>(list_nth(node->mt_updateColnosLists, place));
#else
	return static_cast<const List *>(
	    list_nth(reinterpret_cast<const ModifyTable *>(node->ps.plan)->updateColnosLists, place));
#endif
}

/* The number of this backend's current transaction: stable from its first statement to its end. */
inline uint64 local_transaction()
{
#if PG_VERSION_NUM >= 170000
	return MyProc->vxid.lxid;
#else
	return MyProc->lxid;
#endif
}

} // namespace ride::compat
