/*
 * Tells an application's client which rows its statement is about to write.
 *
 * Server code; sessions of simulated applications.
 */
#include "extension/written.hpp"

#include "extension/compat.hpp"
#include "extension/facts.hpp"

namespace ride::written
{

bool is_told = false;

namespace
{

/* A plan below a ModifyTable, asked through us. */
struct Writer
{
	ModifyTableState *node;
	PlanState *rows;
	ExecProcNodeMtd real;
	TupleTableSlot **old; /* for each relation written: the row before */
	MemoryContext memory; /* emptied with each row */
	Writer *next;
	MemoryContextCallback on_reset;
};

Writer *writers = nullptr;

void drop_writer(void *argument)
{
	for (Writer **at = &writers; *at != nullptr; at = &(*at)->next)
		if (*at == argument)
		{
			*at = (*at)->next;
			return;
		}
}

/* Values are told in one format, whatever the session has set; the same settings as those of a check. */
int set_output_format()
{
	static const char *const settings[][2] = {{"DateStyle", "ISO"},
	                                          {"IntervalStyle", "postgres"},
	                                          {"TimeZone", "UTC"},
	                                          {"bytea_output", "hex"},
	                                          {"extra_float_digits", "1"}};
	const int level = NewGUCNestLevel();
	for (const auto &setting : settings)
		(void)set_config_option(setting[0], setting[1], PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0, false);
	return level;
}

void append_value(StringInfo to, Form_pg_attribute column, Datum value, bool is_null)
{
	escape_json(to, NameStr(column->attname));
	appendStringInfoString(to, ": [");
	escape_json(to, format_type_extended(column->atttypid, column->atttypmod, FORMAT_TYPE_TYPEMOD_GIVEN));
	if (is_null)
	{
		appendStringInfoString(to, ", null]");
		return;
	}
	Oid output;
	bool is_varlena;
	getTypeOutputInfo(column->atttypid, &output, &is_varlena);
	appendStringInfoString(to, ", ");
	escape_json(to, OidOutputFunctionCall(output, value));
	appendStringInfoChar(to, ']');
}

void append_row(StringInfo to, const char *name, TupleDesc row, TupleTableSlot *slot)
{
	appendStringInfo(to, ", \"%s\": {", name);
	const char *comma = "";
	for (int i = 0; i < row->natts; ++i)
	{
		const Form_pg_attribute column = TupleDescAttr(row, i);
		if (column->attisdropped || column->attgenerated != '\0')
			continue;
		bool is_null;
		const Datum value = slot_getattr(slot, static_cast<int>(i + 1), &is_null);
		appendStringInfoString(to, comma);
		append_value(to, column, value, is_null);
		comma = ", ";
	}
	appendStringInfoChar(to, '}');
}

/* What an UPDATE sets stands in its plan's row in the order of the columns' numbers that the plan lists. */
void append_set(StringInfo to, const List *numbers, TupleDesc row, TupleTableSlot *slot)
{
	appendStringInfoString(to, ", \"values\": {");
	for (int i = 0; i < list_length(numbers); ++i)
	{
		bool is_null;
		const Datum value = slot_getattr(slot, i + 1, &is_null);
		if (i > 0)
			appendStringInfoString(to, ", ");
		append_value(to, TupleDescAttr(row, list_nth_int(numbers, i) - 1), value, is_null);
	}
	appendStringInfoChar(to, '}');
}

void append_key(StringInfo to, Relation relation)
{
	appendStringInfoString(to, ", \"key\": [");
	const char *comma = "";
	Bitmapset *const columns = RelationGetIndexAttrBitmap(relation, INDEX_ATTR_BITMAP_PRIMARY_KEY);
	for (int number = -1; (number = bms_next_member(columns, number)) >= 0;)
	{
		const int column = number + FirstLowInvalidHeapAttributeNumber;
		appendStringInfoString(to, comma);
		escape_json(to, NameStr(TupleDescAttr(RelationGetDescr(relation), column - 1)->attname));
		comma = ", ";
	}
	appendStringInfoChar(to, ']');
}

const char *op_of(CmdType operation)
{
	switch (operation)
	{
		case CMD_INSERT:
			return "insert";
		case CMD_UPDATE:
			return "update";
		case CMD_DELETE:
			return "delete";
		default:
			return "unclear";
	}
}

/* The place in the source is what tells it from a RAISE: nothing but C code can name one. */
void send(const char *text)
{
	const int level = client_min_messages;
	client_min_messages = NOTICE;
	ereport(NOTICE, (errcode(MAKE_SQLSTATE('R', 'D', '0', '0', '1')), errhidestmt(true), errhidecontext(true),
	                 errmsg_internal("%s", text)));
	client_min_messages = level;
}

/* Which of the relations written a row is about; null where that cannot be told beforehand. */
ResultRelInfo *target_of(const Writer &writer, TupleTableSlot *row)
{
	ModifyTableState *const node = writer.node;
	if (node->mt_nrels == 1)
		return node->resultRelInfo;
	if (node->mt_resultOidAttno <= 0)
		return nullptr;
	bool is_null;
	const Datum relation = slot_getattr(row, node->mt_resultOidAttno, &is_null);
	return is_null ? nullptr : ExecLookupResultRelByOid(node, DatumGetObjectId(relation), true, false);
}

bool fetch_old(ResultRelInfo *target, TupleTableSlot *row, TupleTableSlot *old)
{
	bool is_null = true;
	const Datum place =
	    target->ri_RowIdAttNo > 0 ? slot_getattr(row, target->ri_RowIdAttNo, &is_null) : PointerGetDatum(nullptr);
	return !is_null && old != nullptr &&
	       table_tuple_fetch_row_version(target->ri_RelationDesc,
	                                     static_cast<ItemPointer>(static_cast<void *>(DatumGetPointer(place))),
	                                     SnapshotAny, old);
}

void tell(const Writer &writer, TupleTableSlot *row)
{
	ResultRelInfo *const target = target_of(writer, row);
	ModifyTableState *const node = writer.node;
	const ModifyTable *const plan = reinterpret_cast<const ModifyTable *>(node->ps.plan);
	Relation const relation = (target != nullptr ? target : node->resultRelInfo)->ri_RelationDesc;
	const int place = target != nullptr ? static_cast<int>(target - node->resultRelInfo) : 0;
	TupleTableSlot *const old = writer.old[place];
	const bool has_old = node->operation == CMD_UPDATE || node->operation == CMD_DELETE;
	const bool is_clear = target != nullptr && node->operation != CMD_MERGE &&
	                      plan->onConflictAction != ONCONFLICT_UPDATE && (!has_old || fetch_old(target, row, old));
	StringInfoData text;
	initStringInfo(&text);
	appendStringInfo(&text, "{\"op\": \"%s\", \"schema\": ", is_clear ? op_of(node->operation) : "unclear");
	escape_json(&text, get_namespace_name(RelationGetNamespace(relation)));
	appendStringInfoString(&text, ", \"table\": ");
	escape_json(&text, RelationGetRelationName(relation));
	if (is_clear)
	{
		append_key(&text, relation);
		if (node->operation == CMD_INSERT)
			append_row(&text, "values", RelationGetDescr(relation), row);
		if (node->operation == CMD_UPDATE)
			append_set(&text, compat::columns_set(node, place), RelationGetDescr(relation), row);
		if (has_old)
			append_row(&text, "old", RelationGetDescr(relation), old);
	}
	if (old != nullptr)
		ExecClearTuple(old);
	appendStringInfoChar(&text, '}');
	send(text.data);
}

/* In the place of the plan's own function. */
TupleTableSlot *next_row(PlanState *node)
{
	Writer *writer = writers;
	while (writer->rows != node)
		writer = writer->next;
	TupleTableSlot *const row = writer->real(node);
	if (TupIsNull(row))
		return row;
	MemoryContext const outer = MemoryContextSwitchTo(writer->memory);
	const int level = set_output_format();
	tell(*writer, row);
	AtEOXact_GUC(true, level);
	MemoryContextSwitchTo(outer);
	MemoryContextReset(writer->memory);
	return row;
}

void watch_node(QueryDesc *query, ModifyTableState *node)
{
	EState *const estate = query->estate;
	MemoryContext const memory = estate->es_query_cxt;
	MemoryContext const outer = MemoryContextSwitchTo(memory);
	auto *const writer = static_cast<Writer *>(palloc0(sizeof(Writer)));
	writer->node = node;
	writer->rows = outerPlanState(node);
	writer->real = writer->rows->ExecProcNodeReal;
	writer->memory = AllocSetContextCreate(memory, "ride written rows", ALLOCSET_SMALL_SIZES);
	writer->old = static_cast<TupleTableSlot **>(palloc0(sizeof(TupleTableSlot *) * static_cast<Size>(node->mt_nrels)));
	if (node->operation == CMD_UPDATE || node->operation == CMD_DELETE)
		for (int i = 0; i < node->mt_nrels; ++i)
			if (Relation const relation = node->resultRelInfo[i].ri_RelationDesc;
			    relation->rd_rel->relkind == RELKIND_RELATION)
				writer->old[i] =
				    ExecInitExtraTupleSlot(estate, RelationGetDescr(relation), table_slot_callbacks(relation));
	writer->next = writers;
	writer->on_reset = {drop_writer, writer, nullptr};
	writers = writer;
	MemoryContextRegisterResetCallback(memory, &writer->on_reset);
	ExecSetExecProcNode(writer->rows, next_row);
	MemoryContextSwitchTo(outer);
}

} // namespace

/* What the client itself has sent, and no trigger's or function's statement: those have no client to tell. */
void watch(QueryDesc *query)
{
	if (query->operation == CMD_SELECT && !query->plannedstmt->hasModifyingCTE)
		return;
	if (Facts *const known = facts(); known == nullptr || MyProc->roleId == known->oncall)
		return; /* the row before may hold what the on-call has no right to read */
	if (query->dest == nullptr || query->dest->mydest != DestRemote || !query->plannedstmt->canSetTag)
		return;
	if (IsA(query->planstate, ModifyTableState))
		watch_node(query, reinterpret_cast<ModifyTableState *>(query->planstate));
	ListCell *cell;
	foreach (cell, query->estate->es_auxmodifytables)
		watch_node(query, lfirst_node(ModifyTableState, cell));
}

} // namespace ride::written
