/*
 * Statements become facts: what every hook tells, put together.
 *
 * Server code; any backend but internal ones. It knows how deep in a top-level statement we are, whether that
 * statement changed data or signalled somebody, and when it has run to its end. Hooks call it before and after they
 * hand on; it never raises on its own and never changes a result.
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

/* How many statements are under way around this point. */
int depth();

/* Around whatever may run further statements. */
void enter();
void leave();

/* The running statement sent a signal: it is no look. */
void mark_signalled();

/* It changes nothing. */
inline bool only_reads(const QueryDesc *query)
{
	return query->operation == CMD_SELECT && !query->plannedstmt->hasModifyingCTE;
}

/* Queries. */
void query_starting(Facts *facts, const QueryDesc *query, int flags);
void query_started(Facts *facts, QueryDesc *query, int flags, const looks::Calls &calls);
void query_running(Facts *facts, const QueryDesc *query);
void query_ran(Facts *facts, QueryDesc *query);
void query_finished(Facts *facts, QueryDesc *query);

/* What a utility statement is, told before it runs, since it may free its own tree. */
struct Utility
{
	Oid copied_into;      /* a seeded relation that COPY adds rows to */
	const RangeVar *made; /* at the top level: a relation of the on-call's own that it fills with what it reads */
	bool changes;         /* data or schema, of more than that relation */
	bool explains;        /* EXPLAIN, with or without ANALYZE */
	bool only_explains;   /* EXPLAIN without ANALYZE */
	bool is_verbose;      /* EXPLAIN (VERBOSE) */
	int copies;           /* COPY of a relation, and which way */
	char tag[64];
	described::Name object;
	/* of the statement around it */
	int outer_explained;
	bool outer_verbose;
	int outer_copied;
	looks::Calls ignored;
	looks::Calls *outer_calls;
};

/* A client's statement has been analysed. `is_prepared`: it may be described from now on; else it runs next. */
void analyzed(Facts *facts, const Query *query, bool is_prepared);

/* It is looked at, which may raise; then it is entered, and left whatever becomes of it. */
void utility_starting(Facts *facts, const PlannedStmt *planned, ProcessUtilityContext context, Utility *utility);
void utility_entered(Utility *utility) noexcept;
void utility_left(const Utility &utility);
void utility_ran(Facts *facts, const Utility &utility);

/* Rights are being checked for COPY, and of what it tells by them: the relation. */
bool asks_for_rights();
void rights_checked(Facts *facts, const compat::Access &access);

/* From the object access hook. */
void object_accessed(Facts *facts, ObjectAccessType access, Oid object_class, Oid object);

/* An error is being reported. Safe anywhere. */
void error_reported(Facts *facts, const ErrorData *error);

} // namespace ride::recorder
