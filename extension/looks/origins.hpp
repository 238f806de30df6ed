/*
 * Where a column of a plan comes from, and what reaches its result.
 *
 * Server code; backends of the on-call. Plans refer to each other's columns by position; here they are followed down to
 * the table that they were read from, through joins, aggregates, unions, subqueries and WITH queries.
 */
#pragma once

#include "extension/base/compat.hpp"

namespace ride::origins
{

/* The first argument of what expressions are followed in. */
struct Place
{
	const PlannedStmt *statement;
	const List *init_plans; /* SubPlan nodes whose result other nodes refer to */
	const Plan *plan;       /* that an expression belongs to */
};

struct Column
{
	Oid relation; /* InvalidOid: it is none of a table */
	AttrNumber number;
	Oid function = InvalidOid; /* in FROM: it is one of what that returns */
};

/* Whose columns are sought: a table's, a function's in FROM; neither: those of the catalogs of relations. */
struct Sought
{
	Oid relation = InvalidOid;
	Oid function = InvalidOid;
	const Bitmapset *columns = nullptr; /* of the function; null: any */
};

/* A plan and an expression in its own terms. */
struct Source
{
	const Plan *plan;
	const Node *expression;
};

inline constexpr int max_sources = 16;

/* What a reference to another plan's column stands for: several of a union. Returns how many. */
int sources_of(const Place &place, const Var *reference, Source (&sources)[max_sources]);

/* The table's column that an expression is, behind changes of type that keep the value. */
Column column_of(const Place &place, const Node *expression);

/* Does such a column reach the result? One of a catalog not by being counted; of a table, or of a function, by that too,
 * but not by its rows being counted as such. */
bool reaches_result(const Place &top, const Sought &sought);

/* Is an expression, in the terms of the place's plan, made of such a column? */
bool reaches(const Place &place, const Node *expression, const Sought &sought);

/* SubPlan nodes anywhere in a plan whose result other nodes refer to: for Place. */
List *init_plans_of(PlanState *top);

/* Conditions that are not among a plan's `qual`. */
const List *conditions_of_index(const Plan *plan);
const List *conditions_of_join(const Plan *plan);
const List *conditions_at_start(const Plan *plan); /* of none of its rows */

/* The one that a scan calls; InvalidOid: it calls several, or something else. */
Oid function_of(const FunctionScan *scan);

/* pg_class, or a catalog of columns. */
bool is_relation_catalog(Oid relation);

} // namespace ride::origins
