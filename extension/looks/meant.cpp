/*
 * What the conditions of a query speak of, and what it shows.
 *
 * Server code; backends of the on-call. No operator of the plan is called, since an operator may raise. Equality of
 * names and numbers, lists of them, LIKE, and the plain regular expressions that psql writes are evaluated here;
 * anything else in a condition is neither true nor false but unknown.
 */
#include "extension/looks/meant.hpp"
#include "extension/looks/origins.hpp"
#include "extension/looks/seen.hpp"

namespace ride::meant
{

namespace
{

enum class Truth
{
	no,
	yes,
	unknown
};

/* The relation and the column that conditions are tried with; null: any. */
struct Subject
{
	const char *relation;
	const char *schema;
	const char *column;
	Oid oid;
	Oid schema_oid;
};

constexpr const char *nobody = "\x01 nobody"; /* no relation and no column is called so */
constexpr Oid no_relation = OID_MAX;

enum class About
{
	nothing,
	relation,
	column
};

enum class Kind
{
	unknown,
	text,
	number
};

struct Value
{
	Kind kind = Kind::unknown;
	const char *text_value = nullptr;
	Oid number_value = InvalidOid;
	About about = About::nothing; /* which name or OID of the subject it is */
};

struct Trial
{
	origins::Place place;
	ParamListInfo parameters;
	Subject subject;
	bool is_about_relation = false, is_about_column = false; /* the condition is about the subject's */
	bool compares = false;                                   /* it compares another column of a catalog */
};

Value word(const char *value, About about = About::nothing)
{
	Value result;
	result.kind = value != nullptr ? Kind::text : Kind::unknown;
	result.text_value = value;
	result.about = about;
	return result;
}

Value number(Oid value, About about = About::nothing)
{
	Value result;
	result.kind = Kind::number;
	result.number_value = value;
	result.about = about;
	return result;
}

Value constant(Oid type, Datum value, bool is_null)
{
	if (is_null)
		return {};
	switch (type)
	{
		case TEXTOID:
		case VARCHAROID:
		case BPCHAROID:
			return word(text_to_cstring(DatumGetTextPP(value)));
		case NAMEOID:
			return word(pstrdup(NameStr(*DatumGetName(value))));
		case CSTRINGOID:
		case UNKNOWNOID:
			return word(DatumGetCString(value));
		case OIDOID:
		case REGCLASSOID:
			return number(DatumGetObjectId(value));
		case INT4OID:
			return number(static_cast<Oid>(DatumGetInt32(value)));
		case INT8OID:
			return number(static_cast<Oid>(DatumGetInt64(value)));
		default:
			return {};
	}
}

/* The value of a catalog's column in a row about the subject. */
Value in_catalog(Trial *trial, const origins::Column &column)
{
	const Subject &subject = trial->subject;
	switch (column.relation)
	{
		case RelationRelationId:
			if (column.number == Anum_pg_class_relname)
				return word(subject.relation, About::relation);
			if (column.number == Anum_pg_class_oid)
				return number(subject.oid, About::relation);
			if (column.number == Anum_pg_class_relnamespace)
				return number(subject.schema_oid);
			return {};
		case NamespaceRelationId:
			if (column.number == Anum_pg_namespace_nspname)
				return word(subject.schema);
			return {};
		case AttributeRelationId:
			if (column.number == Anum_pg_attribute_attname)
				return word(subject.column, About::column);
			return column.number == Anum_pg_attribute_attrelid ? number(subject.oid, About::relation) : Value{};
		case AttrDefaultRelationId:
			return column.number == Anum_pg_attrdef_adrelid ? number(subject.oid, About::relation) : Value{};
		case StatisticRelationId:
			return column.number == Anum_pg_statistic_starelid ? number(subject.oid, About::relation) : Value{};
		case DescriptionRelationId:
			return column.number == Anum_pg_description_objoid ? number(subject.oid, About::relation) : Value{};
		default:
			return {};
	}
}

/* Columns by which every listing leaves out what is dropped, is the system's or is no table. */
bool is_usual(const origins::Column &column)
{
	return (column.relation == RelationRelationId &&
	        (column.number == Anum_pg_class_relkind || column.number == Anum_pg_class_relpersistence)) ||
	       (column.relation == AttributeRelationId && column.number == Anum_pg_attribute_attnum);
}

Value lowered(const Value &value)
{
	if (value.kind != Kind::text)
		return value;
	char *const lower = pstrdup(value.text_value);
	for (char *at = lower; *at != '\0'; ++at)
		*at = static_cast<char>(pg_ascii_tolower(static_cast<unsigned char>(*at)));
	return word(lower, value.about);
}

Value value_of(Trial *trial, const Node *node);

Value of_call(Trial *trial, const FuncExpr *call)
{
	if (list_length(call->args) != 1)
		return {};
	const Value argument = value_of(trial, static_cast<const Node *>(linitial(call->args)));
	switch (call->funcid)
	{
		case F_TEXT_NAME:
		case F_NAME_TEXT:
		case F_REGCLASS: /* a cast from text: what it names is compared */
		case F_TO_REGCLASS:
			return argument;
		case F_LOWER_TEXT:
			return lowered(argument);
		default:
			return {};
	}
}

Value value_of(Trial *trial, const Node *node)
{
	switch (nodeTag(node))
	{
		case T_RelabelType:
			return value_of(trial, reinterpret_cast<const Node *>(reinterpret_cast<const RelabelType *>(node)->arg));
		case T_CoerceViaIO:
			return value_of(trial, reinterpret_cast<const Node *>(reinterpret_cast<const CoerceViaIO *>(node)->arg));
		case T_CoerceToDomain:
			return value_of(trial, reinterpret_cast<const Node *>(reinterpret_cast<const CoerceToDomain *>(node)->arg));
		case T_FuncExpr:
			return of_call(trial, reinterpret_cast<const FuncExpr *>(node));
		case T_Const:
		{
			const auto *const value = reinterpret_cast<const Const *>(node);
			return constant(value->consttype, value->constvalue, value->constisnull);
		}
		case T_Param:
		{
			const auto *const param = reinterpret_cast<const Param *>(node);
			if (param->paramkind != PARAM_EXTERN || trial->parameters == nullptr ||
			    param->paramid > trial->parameters->numParams)
				return {};
			ParamExternData space;
			const ParamExternData *const value =
			    trial->parameters->paramFetch != nullptr
			        ? trial->parameters->paramFetch(trial->parameters, param->paramid, true, &space)
			        : &trial->parameters->params[param->paramid - 1];
			return value != nullptr ? constant(value->ptype, value->value, value->isnull) : Value{};
		}
		case T_Var:
		{
			const origins::Column column = origins::column_of(trial->place, node);
			const Value value = in_catalog(trial, column);
			trial->is_about_relation = trial->is_about_relation || value.about == About::relation;
			trial->is_about_column = trial->is_about_column || value.about == About::column;
			trial->compares = trial->compares || (value.about == About::nothing && value.kind == Kind::unknown &&
			                                      origins::is_relation_catalog(column.relation) && !is_usual(column));
			return value;
		}
		default:
			return {};
	}
}

Truth truth(bool is_true)
{
	return is_true ? Truth::yes : Truth::no;
}

Truth inverted(Truth value)
{
	return value == Truth::unknown ? value : truth(value == Truth::no);
}

/* The relation's OID on one side, and a name, with a schema or without, on the other. */
bool is_named(const Trial &trial, const Value &relation, const char *name)
{
	const char *const dot = strrchr(name, '.');
	return relation.number_value == trial.subject.oid && trial.subject.relation != nullptr &&
	       strcmp(dot != nullptr ? dot + 1 : name, trial.subject.relation) == 0;
}

Truth equals(const Trial &trial, const Value &a, const Value &b)
{
	if (a.kind == Kind::unknown || b.kind == Kind::unknown)
		return Truth::unknown;
	if (a.kind == Kind::text && b.kind == Kind::text)
		return truth(strcmp(a.text_value, b.text_value) == 0);
	if (a.kind == Kind::number && b.kind == Kind::number)
		return truth(a.number_value == b.number_value);
	return a.kind == Kind::number ? truth(is_named(trial, a, b.text_value)) : truth(is_named(trial, b, a.text_value));
}

Truth is_like(const Value &a, const Value &b, PGFunction match)
{
	if (a.kind != Kind::text || b.kind != Kind::text)
		return Truth::unknown;
	std::size_t escapes = 0;
	for (std::size_t i = strlen(b.text_value); i > 0 && b.text_value[i - 1] == '\\'; --i)
		++escapes;
	if (escapes % 2 != 0) /* LIKE raises for it */
		return Truth::unknown;
	return truth(DatumGetBool(DirectFunctionCall2Coll(match, C_COLLATION_OID, CStringGetTextDatum(a.text_value),
	                                                  CStringGetTextDatum(b.text_value))));
}

/* Only patterns that are always valid: names, alternatives, dots with or without a star, in psql's ^(...)$ or
 * without. */
bool is_plain_pattern(const char *pattern)
{
	std::size_t length = strlen(pattern);
	if (length >= 4 && strncmp(pattern, "^(", 2) == 0 && strcmp(pattern + length - 2, ")$") == 0)
		pattern += 2, length -= 4;
	for (std::size_t i = 0; i < length; ++i)
		if (!isalnum(static_cast<unsigned char>(pattern[i])) && strchr("_^$|.-", pattern[i]) == nullptr &&
		    !(pattern[i] == '*' && i > 0 && pattern[i - 1] == '.'))
			return false;
	return length > 0 && length < NAMEDATALEN * 4;
}

Truth matches(const Value &a, const Value &b, PGFunction match)
{
	if (a.kind != Kind::text || b.kind != Kind::text || !is_plain_pattern(b.text_value))
		return Truth::unknown;
	return truth(DatumGetBool(DirectFunctionCall2Coll(match, C_COLLATION_OID, CStringGetTextDatum(a.text_value),
	                                                  CStringGetTextDatum(b.text_value))));
}

Truth compared(const Trial &trial, const char *name, const Value &a, const Value &b)
{
	if (strcmp(name, "=") == 0)
		return equals(trial, a, b);
	if (strcmp(name, "<>") == 0)
		return inverted(equals(trial, a, b));
	if (strcmp(name, "~~") == 0)
		return is_like(a, b, textlike);
	if (strcmp(name, "!~~") == 0)
		return inverted(is_like(a, b, textlike));
	if (strcmp(name, "~~*") == 0)
		return is_like(a, b, texticlike);
	if (strcmp(name, "!~~*") == 0)
		return inverted(is_like(a, b, texticlike));
	if (strcmp(name, "~") == 0)
		return matches(a, b, textregexeq);
	if (strcmp(name, "!~") == 0)
		return inverted(matches(a, b, textregexeq));
	if (strcmp(name, "~*") == 0)
		return matches(a, b, texticregexeq);
	if (strcmp(name, "!~*") == 0)
		return inverted(matches(a, b, texticregexeq));
	return Truth::unknown;
}

const char *operator_name(Oid number)
{
	const char *const name = number < FirstNormalObjectId ? get_opname(number) : nullptr;
	return name != nullptr ? name : "";
}

/* = ANY and <> ALL of a list. */
Truth of_list(Trial *trial, const ScalarArrayOpExpr *test)
{
	const char *const name = operator_name(test->opno);
	const Value left = value_of(trial, static_cast<const Node *>(linitial(test->args)));
	const Node *list = static_cast<const Node *>(lsecond(test->args));
	while (IsA(list, RelabelType))
		list = reinterpret_cast<const Node *>(reinterpret_cast<const RelabelType *>(list)->arg);
	Truth result = truth(!test->useOr);
	const auto add = [&](const Value &element)
	{
		const Truth one = compared(*trial, name, left, element);
		if (one == Truth::unknown && result == truth(!test->useOr))
			result = Truth::unknown;
		else if (one == truth(test->useOr))
			result = one;
	};
	if (IsA(list, ArrayExpr))
	{
		ListCell *cell;
		foreach (cell, reinterpret_cast<const ArrayExpr *>(list)->elements)
			add(value_of(trial, static_cast<const Node *>(lfirst(cell))));
		return result;
	}
	if (!IsA(list, Const) || reinterpret_cast<const Const *>(list)->constisnull)
		return Truth::unknown;
	const auto *const given = reinterpret_cast<const Const *>(list);
	const Oid type = get_element_type(given->consttype);
	if (!OidIsValid(type))
		return Truth::unknown;
	int16 length;
	bool by_value;
	char align;
	get_typlenbyvalalign(type, &length, &by_value, &align);
	Datum *values;
	bool *nulls;
	int count;
	deconstruct_array(DatumGetArrayTypeP(given->constvalue), type, length, by_value, align, &values, &nulls, &count);
	for (int i = 0; i < count; ++i)
		add(constant(type, values[i], nulls[i]));
	return result;
}

Truth holds(Trial *trial, const Node *node);

Truth of_bool(Trial *trial, const BoolExpr *test)
{
	if (test->boolop == NOT_EXPR)
		return inverted(holds(trial, static_cast<const Node *>(linitial(test->args))));
	const Truth decides = truth(test->boolop == OR_EXPR);
	Truth result = inverted(decides);
	ListCell *cell;
	foreach (cell, test->args)
	{
		const Truth one = holds(trial, static_cast<const Node *>(lfirst(cell)));
		if (one == decides)
			return one;
		if (one == Truth::unknown)
			result = one;
	}
	return result;
}

/* Whether a condition of the plan holds where the catalogs' rows are about the subject. */
Truth holds(Trial *trial, const Node *node)
{
	switch (nodeTag(node))
	{
		case T_BoolExpr:
			return of_bool(trial, reinterpret_cast<const BoolExpr *>(node));
		case T_ScalarArrayOpExpr:
			return of_list(trial, reinterpret_cast<const ScalarArrayOpExpr *>(node));
		case T_OpExpr:
		{
			const auto *const test = reinterpret_cast<const OpExpr *>(node);
			if (list_length(test->args) != 2)
				return Truth::unknown;
			const Value left = value_of(trial, static_cast<const Node *>(linitial(test->args)));
			const Value right = value_of(trial, static_cast<const Node *>(lsecond(test->args)));
			/* a join compares columns with each other */
			if (left.kind == Kind::unknown && right.kind == Kind::unknown)
				trial->compares = false;
			return compared(*trial, operator_name(test->opno), left, right);
		}
		default:
			return Truth::unknown;
	}
}

struct Gathering
{
	const QueryDesc *query;
	origins::Place place;
	Subject relation, anybody;
	const Wanted *here;
	Meaning meaning;
	bool passes_above, fails_above;
	int column_scans, system_scans; /* of catalogs of columns; of pg_attribute, for system columns only */
};

Truth tried(const Gathering &gathering, const Node *condition, const Subject &subject, Trial *trial)
{
	*trial = {gathering.place, gathering.query->params, subject};
	return holds(trial, condition);
}

/* Whether a condition holds for a column that the incident is about, and not for just any. `others_only`: it holds for
 * none of these. */
bool asks_for_column(const Gathering &gathering, const Node *condition, bool *others_only)
{
	Trial trial;
	Subject subject = gathering.relation;
	subject.column = nobody;
	const Truth for_nobody = tried(gathering, condition, subject, &trial);
	*others_only = for_nobody == Truth::no;
	bool asks = false;
	each_column_word(gathering.here->facts,
	                 [&](const char *word)
	                 {
		                 subject.column = word;
		                 const Truth for_word = tried(gathering, condition, subject, &trial);
		                 *others_only = *others_only && for_word == Truth::no;
		                 asks = asks || (for_word == Truth::yes && for_nobody == Truth::no);
	                 });
	return asks;
}

/* Notes what a condition means. `narrows`: a row that it fails for is left out. */
void note_condition(Gathering *gathering, const Node *condition, bool narrows)
{
	Trial trial;
	Meaning &meaning = gathering->meaning;
	const Truth for_it = tried(*gathering, condition, gathering->relation, &trial);
	const bool compares = trial.compares && for_it == Truth::unknown;
	if (trial.is_about_relation)
	{
		const Truth for_nobody = tried(*gathering, condition, gathering->anybody, &trial);
		meaning.names = meaning.names || (for_it == Truth::yes && for_nobody == Truth::no);
	}
	bool others_only = false;
	if (trial.is_about_column)
		meaning.asks = asks_for_column(*gathering, condition, &others_only) || meaning.asks;
	if (!narrows)
		return;
	meaning.excludes = meaning.excludes || for_it == Truth::no;
	meaning.narrows = meaning.narrows || compares || others_only;
	const Plan *const plan = gathering->place.plan;
	if ((IsA(plan, SubqueryScan) || IsA(plan, CteScan)) && for_it != Truth::unknown)
		(for_it == Truth::yes ? gathering->passes_above : gathering->fails_above) = true;
}

void note_conditions(Gathering *gathering, const List *conditions)
{
	ListCell *cell;
	foreach (cell, conditions)
		note_condition(gathering, static_cast<const Node *>(lfirst(cell)), true);
}

/* Notes conditions inside of an aggregate: count(*) FILTER (WHERE …), count(CASE WHEN … END). */
bool note_counted(Node *node, void *argument)
{
	if (node == nullptr)
		return false;
	if (IsA(node, OpExpr) || IsA(node, ScalarArrayOpExpr))
		note_condition(static_cast<Gathering *>(argument), node, false);
	return compat::walk_expression(node, note_counted, argument);
}

bool is_column_number(const origins::Place &place, const Node *node)
{
	const origins::Column column = origins::column_of(place, node);
	return column.relation == AttributeRelationId && column.number == Anum_pg_attribute_attnum;
}

/* Whether a condition compares a column's number with a constant so that no user column can pass: they count from 1. */
bool passes_no_column(const origins::Place &place, const Node *condition)
{
	if (!IsA(condition, OpExpr) || list_length(reinterpret_cast<const OpExpr *>(condition)->args) != 2)
		return false;
	const auto *const test = reinterpret_cast<const OpExpr *>(condition);
	const Node *const left = static_cast<const Node *>(linitial(test->args));
	const Node *const right = static_cast<const Node *>(lsecond(test->args));
	if (!IsA(right, Const) || reinterpret_cast<const Const *>(right)->constisnull || !is_column_number(place, left))
		return false;
	const auto *const value = reinterpret_cast<const Const *>(right);
	std::int64_t bound = 0;
	if (value->consttype == INT2OID)
		bound = DatumGetInt16(value->constvalue);
	else if (value->consttype == INT4OID)
		bound = DatumGetInt32(value->constvalue);
	else if (value->consttype == INT8OID)
		bound = DatumGetInt64(value->constvalue);
	else
		return false;
	const char *const name = operator_name(test->opno);
	return (strcmp(name, "<") == 0 && bound <= 1) ||
	       ((strcmp(name, "<=") == 0 || strcmp(name, "=") == 0) && bound <= 0);
}

bool any_passes_no_column(const origins::Place &place, const List *conditions)
{
	ListCell *cell;
	foreach (cell, conditions)
		if (passes_no_column(place, static_cast<const Node *>(lfirst(cell))))
			return true;
	return false;
}

Oid scanned_by(const PlannedStmt *statement, const Plan *plan)
{
	switch (nodeTag(plan))
	{
		case T_SeqScan:
		case T_IndexScan:
		case T_IndexOnlyScan:
		case T_BitmapHeapScan:
			return rt_fetch(reinterpret_cast<const Scan *>(plan)->scanrelid, statement->rtable)->relid;
		default:
			return InvalidOid;
	}
}

void note_scan(Gathering *gathering)
{
	const Plan *const plan = gathering->place.plan;
	const Oid relation = scanned_by(gathering->place.statement, plan);
	if (relation == RelationRelationId || !origins::is_relation_catalog(relation))
		return;
	++gathering->column_scans;
	if (relation == AttributeRelationId && (any_passes_no_column(gathering->place, plan->qual) ||
	                                        any_passes_no_column(gathering->place, origins::conditions_of_index(plan))))
		++gathering->system_scans;
}

bool gather(PlanState *node, void *argument)
{
	auto *const gathering = static_cast<Gathering *>(argument);
	const Plan *const outer = gathering->place.plan;
	gathering->place.plan = node->plan;
	note_scan(gathering);
	note_conditions(gathering, node->plan->qual);
	note_conditions(gathering, origins::conditions_of_index(node->plan));
	note_conditions(gathering, origins::conditions_of_join(node->plan));
	if (IsA(node->plan, Agg) || IsA(node->plan, WindowAgg))
	{
		note_counted(reinterpret_cast<Node *>(node->plan->targetlist), gathering);
		note_counted(reinterpret_cast<Node *>(node->plan->qual), gathering); /* HAVING */
	}
	compat::walk_plan(node, gather, gathering);
	gathering->place.plan = outer;
	return false;
}

/* Memory for the time until end(). If the statement is interrupted, it goes with the statement's memory. */
class Scratch
{
public:
	Scratch()
	    : memory_(AllocSetContextCreate(CurrentMemoryContext, "ride conditions", ALLOCSET_SMALL_SIZES)),
	      outer_(MemoryContextSwitchTo(memory_))
	{
	}
	void end()
	{
		MemoryContextSwitchTo(outer_);
		MemoryContextDelete(memory_);
	}

private:
	MemoryContext memory_, outer_;
};

} // namespace

Meaning of(const Wanted &here, const QueryDesc *query, std::uint32_t position)
{
	Scratch scratch;
	const SeededRelation &relation = here.facts->relations[here.relations[position].number];
	const Oid schema = get_rel_namespace(relation.relation);
	const char *const schema_name = get_namespace_name(schema);
	Gathering gathering{};
	gathering.query = query;
	gathering.place = {query->plannedstmt, origins::init_plans_of(query->planstate), query->planstate->plan};
	gathering.relation = {relation.name, schema_name, nullptr, relation.relation, schema};
	gathering.anybody = {nobody, schema_name, nullptr, no_relation, schema};
	gathering.here = &here;
	gathering.meaning.shows = origins::reaches_result(gathering.place, {});
	gather(query->planstate, &gathering);
	gathering.meaning.hides = gathering.fails_above && !gathering.passes_above;
	gathering.meaning.systems = gathering.column_scans > 0 && gathering.column_scans == gathering.system_scans;
	scratch.end();
	return gathering.meaning;
}

} // namespace ride::meant
