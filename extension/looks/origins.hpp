/*
 * Where a column of a plan comes from, and what reaches its result.
 *
 * Server code; backends of the on-call. Plans refer to each other's columns by position. Here a column is followed down
 * to the table that it is read from, through joins, aggregates, unions, subqueries and WITH queries.
 */
#pragma once

#include "extension/base/compat.hpp"

namespace ride::origins
{

/* Where an expression stands. */
struct Place
{
	const PlannedStmt *statement;
	const List *init_plans; /* SubPlan nodes whose result other nodes refer to, see init_plans_of() */
	const Plan *plan;       /* that the expression belongs to */
};

struct Column
{
	Oid relation; /* InvalidOid: no table's column */
	AttrNumber number;
	Oid function = InvalidOid; /* in FROM, whose result has the column */
};

/* Whose columns are sought: a table's, or those of a function in FROM. Neither: those of the catalogs of relations. */
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

/* What a reference to another plan's column stands for; in a union, several. Returns how many, which is 0 for a
 * column of a table. */
int sources_of(const Place &place, const Var *reference, Source (&sources)[max_sources]);

/* The table's column that an expression is, seen through casts that keep the value. */
Column column_of(const Place &place, const Node *expression);

/* Whether such a column reaches the result. To be counted is enough for a column of a table or a function, but not for
 * one of a catalog; and it is never enough that rows are counted. */
bool reaches_result(const Place &top, const Sought &sought);

/* Whether an expression of the place's plan is made of such a column. */
bool reaches(const Place &place, const Node *expression, const Sought &sought);

/* The SubPlan nodes of a plan whose result other nodes refer to: for Place. */
List *init_plans_of(PlanState *top);

/* Conditions of a plan beside its `qual`. */
const List *conditions_of_index(const Plan *plan);
const List *conditions_of_join(const Plan *plan);
const List *conditions_at_start(const Plan *plan); /* checked once, before any row */

/* The function that a scan calls; InvalidOid if it calls several, or something else. */
Oid function_of(const FunctionScan *scan);

/* pg_class, or a catalog of columns. */
bool is_relation_catalog(Oid relation);

} // namespace ride::origins
