/*
 * Statements become facts: what the hooks see, put together.
 *
 * Server code; any backend but internal ones. It knows how deep statements are nested, whether the top-level statement
 * has changed seeded relations or signalled somebody, and when it has run to its end. The hooks call it before and
 * after they hand on. It never raises on its own, and never changes a result.
 */
#pragma once

#include "extension/watch/caller.hpp"
#include "extension/base/compat.hpp"
#include "extension/watch/described.hpp"
#include "extension/looks/looks.hpp"

namespace ride::recorder
{

/* Registers the transaction callbacks. From _PG_init. */
void install();

/* How many statements run, one in another; 0: at the top level. */
int depth();

/* Around all that may run statements below the current one. */
void enter();
void leave();

/* The running top-level statement has sent a signal, so it is no look. */
void mark_signalled();

/* Whether a query is a SELECT that writes nothing. */
inline bool only_reads(const QueryDesc *query)
{
	return query->operation == CMD_SELECT && !query->plannedstmt->hasModifyingCTE;
}

/* A query, step by step: before and after ExecutorStart (`flags` as there), before and after ExecutorRun, after
 * ExecutorFinish. The last is not called for queries that only read. */
void query_starting(Facts *facts, const QueryDesc *query, int flags);
void query_started(Facts *facts, QueryDesc *query, int flags, const looks::Calls &calls);
void query_running(Facts *facts, const QueryDesc *query);
void query_ran(Facts *facts, QueryDesc *query);
void query_finished(Facts *facts, QueryDesc *query);

/* What a utility statement is. Found before it runs, since it may free its own tree. */
struct Utility
{
	Oid copied_into; /* a seeded relation that COPY adds rows to */
	const RangeVar
	    *made;     /* at the top level: a relation of the on-call's own that it makes of what it reads; null: none */
	bool changes;  /* it changes data or schema, beyond `made` */
	bool explains; /* EXPLAIN, with or without ANALYZE */
	bool only_explains; /* EXPLAIN without ANALYZE */
	bool is_verbose;    /* EXPLAIN (VERBOSE) */
	int copies;         /* COPY of a relation, as `Copying` of recorder.cpp */
	char tag[64];       /* for the timeline; empty: nothing goes there */
	described::Name object;
	/* utility_left() puts these back: the state of the statement around it */
	int outer_explained;
	bool outer_verbose;
	int outer_copied;
	looks::Calls ignored;
	looks::Calls *outer_calls;
};

/* A client's statement has been analysed. `is_prepared`: the client may describe it from now on; else it runs next. */
void analyzed(Facts *facts, const Query *query, bool is_prepared);

/* A utility statement, step by step: described, which may raise; entered and left, which never raise, around its
 * run; and, if it has succeeded, noted. */
void utility_starting(Facts *facts, const PlannedStmt *planned, ProcessUtilityContext context, Utility *utility);
void utility_entered(Utility *utility) noexcept;
void utility_left(const Utility &utility);
void utility_ran(Facts *facts, const Utility &utility);

/* ExecutorCheckPerms: whether it is called for COPY of a relation, and with which access. */
bool asks_for_rights();
void rights_checked(Facts *facts, const compat::Access &access);

/* From the object access hook. */
void object_accessed(Facts *facts, ObjectAccessType access, Oid object_class, Oid object);

/* An error is being reported. Reads no catalog and allocates nothing, so it may be called anywhere. */
void error_reported(Facts *facts, const ErrorData *error);

} // namespace ride::recorder
