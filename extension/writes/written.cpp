/*
 * Tells an application's client which rows its statement is about to write.
 *
 * Server code; sessions of simulated applications.
 */
#include "extension/base/list.hpp"
#include "extension/base/settings.hpp"
#include "extension/writes/written.hpp"

#include "extension/base/compat.hpp"
#include "extension/shared/facts.hpp"
#include "extension/watch/whose.hpp"
#include "extension/writes/intents.hpp"
#include "extension/writes/named.hpp"
#include "extension/writes/telling.hpp"

namespace ride::written
{

namespace
{

/* A ModifyTable whose plan's rows pass through next_row(). */
struct Writer
{
	ModifyTableState *node;
	PlanState *rows;
	ExecProcNodeMtd real;
	TupleTableSlot **old;   /* for each relation that is written: room for the row before */
	Oid named;              /* see named_by_client() */
	bool is_sent_elsewhere; /* see is_sent_elsewhere() */
	MemoryContext memory;   /* emptied with each row */
	Writer *next;
	MemoryContextCallback on_reset;
};

Writer *writers = nullptr;

void drop_writer(void *argument)
{
	take_out(&writers, argument);
}

/* Appends a whole row: an INSERT's as it comes out of the plan, or the row before as it stands. */
void append_slot(StringInfo to, const char *name, TupleTableSlot *slot, TupleDesc row, bool is_numbered)
{
	slot_getallattrs(slot);
	appendStringInfo(to, ", \"%s\": ", name);
	telling::append_row(to, row, slot->tts_values, slot->tts_isnull, is_numbered);
}

/* Whether an UPDATE leaves a column as it was. */
bool stays(Form_pg_attribute column, Datum value, bool is_null, TupleTableSlot *old)
{
	bool was_null;
	const Datum was = slot_getattr(old, column->attnum, &was_null);
	if (was_null || is_null)
		return was_null && is_null;
	Oid output;
	bool is_varlena;
	getTypeOutputInfo(column->atttypid, &output, &is_varlena);
	return strcmp(OidOutputFunctionCall(output, value), OidOutputFunctionCall(output, was)) == 0;
}

/* Appends what an UPDATE sets. Its plan's row has the values in the order of the column numbers that the plan lists.
 * For a view with an INSTEAD OF trigger the plan lists all columns; then only those that change are appended. */
void append_set(StringInfo to, const List *numbers, Relation written, TupleTableSlot *slot, TupleTableSlot *old,
                bool is_numbered)
{
	const bool is_view = written->rd_rel->relkind == RELKIND_VIEW;
	const char *comma = "";
	appendStringInfoString(to, ", \"values\": {");
	for (int i = 0; i < list_length(numbers); ++i)
	{
		const Form_pg_attribute column = TupleDescAttr(RelationGetDescr(written), list_nth_int(numbers, i) - 1);
		bool is_null;
		const Datum value = slot_getattr(slot, i + 1, &is_null);
		if (is_view && stays(column, value, is_null, old))
			continue;
		appendStringInfoString(to, comma);
		telling::append_value(to, column, value, is_null, is_numbered);
		comma = ", ";
	}
	appendStringInfoChar(to, '}');
}

List *key_columns(Relation relation)
{
	List *names = NIL;
	Bitmapset *const columns = RelationGetIndexAttrBitmap(relation, INDEX_ATTR_BITMAP_PRIMARY_KEY);
	for (int number = -1; (number = bms_next_member(columns, number)) >= 0;)
	{
		const int column = number + FirstLowInvalidHeapAttributeNumber;
		names = lappend(names, NameStr(TupleDescAttr(RelationGetDescr(relation), column - 1)->attname));
	}
	return names;
}

/* The key's values in a row that may be of another table; none if one is missing or NULL. */
List *key_values(const List *key, TupleDesc columns, TupleTableSlot *row)
{
	List *values = NIL;
	ListCell *cell;
	foreach (cell, key)
	{
		int i = 0;
		while (i < columns->natts &&
		       (TupleDescAttr(columns, i)->attisdropped ||
		        strcmp(NameStr(TupleDescAttr(columns, i)->attname), static_cast<const char *>(lfirst(cell))) != 0))
			++i;
		bool is_null = true;
		const Datum value = i < columns->natts ? slot_getattr(row, i + 1, &is_null) : Datum();
		if (is_null)
			return NIL;
		Oid output;
		bool is_varlena;
		getTypeOutputInfo(TupleDescAttr(columns, i)->atttypid, &output, &is_varlena);
		values = lappend(values, OidOutputFunctionCall(output, value));
	}
	return values;
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

/* Which of the written relations a row is about; null if that cannot be told before it is written. */
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

/* Puts the row before into `old`. The plan hands up where a table's row is; for a view with an INSTEAD OF trigger,
 * the row itself. */
bool fetch_old(ResultRelInfo *target, TupleTableSlot *row, TupleTableSlot *old)
{
	bool is_null = true;
	const Datum found =
	    target->ri_RowIdAttNo > 0 ? slot_getattr(row, target->ri_RowIdAttNo, &is_null) : PointerGetDatum(nullptr);
	if (is_null || old == nullptr)
		return false;
	if (target->ri_RelationDesc->rd_rel->relkind != RELKIND_VIEW)
		return table_tuple_fetch_row_version(target->ri_RelationDesc,
		                                     static_cast<ItemPointer>(static_cast<void *>(DatumGetPointer(found))),
		                                     SnapshotAny, old);
	HeapTupleData whole{};
	whole.t_data = DatumGetHeapTupleHeader(found);
	whole.t_len = HeapTupleHeaderGetDatumLength(whole.t_data);
	ItemPointerSetInvalid(&whole.t_self);
	ExecForceStoreHeapTuple(&whole, old, false);
	ExecMaterializeSlot(old); /* `whole` is no longer there afterwards */
	return true;
}

/* Opens the relation that a row counts for. Through a view without rules that is the table behind it; for a
 * partition it is the partitioned table. What a rule has sent elsewhere counts for the relation that the client
 * named, and so does a write that is told as unclear because of the client's own words (`is_own`). */
Relation open_named(const Writer &writer, Relation written, bool is_own)
{
	if (OidIsValid(writer.named) && (is_own || writer.is_sent_elsewhere))
		return relation_open(writer.named, AccessShareLock);
	ResultRelInfo *const root = writer.node->rootResultRelInfo;
	return relation_open(RelationGetRelid(root != nullptr ? root->ri_RelationDesc : written), AccessShareLock);
}

void tell(const Writer &writer, TupleTableSlot *row)
{
	ResultRelInfo *const target = target_of(writer, row);
	ModifyTableState *const node = writer.node;
	const ModifyTable *const plan = reinterpret_cast<const ModifyTable *>(node->ps.plan);
	Relation const written = (target != nullptr ? target : node->resultRelInfo)->ri_RelationDesc;
	TupleDesc const columns = RelationGetDescr(written);
	const int place = target != nullptr ? static_cast<int>(target - node->resultRelInfo) : 0;
	TupleTableSlot *const old = writer.old[place];
	const bool has_old = node->operation == CMD_UPDATE || node->operation == CMD_DELETE;
	/* whatever a rule's statement is: the row is not where the client wanted it */
	const bool is_own = OidIsValid(writer.named) && !writer.is_sent_elsewhere &&
	                    (node->operation == CMD_MERGE || plan->onConflictAction == ONCONFLICT_UPDATE);
	const bool is_clear =
	    target != nullptr &&
	    (writer.is_sent_elsewhere || (node->operation != CMD_MERGE && plan->onConflictAction != ONCONFLICT_UPDATE)) &&
	    (!has_old || fetch_old(target, row, old));
	Relation const named = open_named(writer, written, is_own);
	const char *const schema = get_namespace_name(RelationGetNamespace(named));
	StringInfoData text;
	initStringInfo(&text);
	appendStringInfo(&text, "{%s\"op\": \"%s\", %s\"schema\": ", node->canSetTag ? "" : "\"aside\": true, ",
	                 is_clear ? op_of(node->operation) : "unclear", is_own ? "\"own\": true, " : "");
	escape_json(&text, schema);
	appendStringInfoString(&text, ", \"table\": ");
	escape_json(&text, RelationGetRelationName(named));
	appendStringInfo(&text, ", \"relation\": %u", RelationGetRelid(is_own ? written : named));
	if (is_clear)
	{
		const bool is_same = RelationGetRelid(named) == RelationGetRelid(written);
		const List *const key = key_columns(named);
		appendStringInfoString(&text, ", \"key\": ");
		telling::append_names(&text, key);
		if (node->operation == CMD_INSERT)
			append_slot(&text, "values", row, columns, is_same);
		if (node->operation == CMD_UPDATE)
			append_set(&text, compat::columns_set(node, place), written, row, old, is_same);
		if (has_old)
			append_slot(&text, "old", old, columns, is_same);
		if (settings::shows_writes)
		{
			const List *const values = key_values(key, columns, has_old ? old : row);
			remember(schema, RelationGetRelationName(named), values != NIL ? key : NIL, values);
		}
	}
	relation_close(named, NoLock);
	if (old != nullptr)
		ExecClearTuple(old);
	appendStringInfoChar(&text, '}');
	if (!settings::shows_writes) /* a replay is rolled back */
		intents::keep(text.data);
	telling::send(telling::of_writing, text.data);
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
	const int level = telling::set_output_format();
	tell(*writer, row);
	AtEOXact_GUC(true, level);
	MemoryContextSwitchTo(outer);
	MemoryContextReset(writer->memory);
	return row;
}

/* A slot for the row before; null unless the relation is a plain table or a view. */
TupleTableSlot *slot_for_old(EState *estate, Relation relation)
{
	if (relation->rd_rel->relkind == RELKIND_RELATION)
		return ExecInitExtraTupleSlot(estate, RelationGetDescr(relation), table_slot_callbacks(relation));
	if (relation->rd_rel->relkind == RELKIND_VIEW)
		return ExecInitExtraTupleSlot(estate, RelationGetDescr(relation), &TTSOpsHeapTuple);
	return nullptr;
}

void watch_node(QueryDesc *query, ModifyTableState *node)
{
	EState *const estate = query->estate;
	MemoryContext const memory = estate->es_query_cxt;
	MemoryContext const outer = MemoryContextSwitchTo(memory);
	auto *const writer = static_cast<Writer *>(palloc0(sizeof(Writer)));
	writer->node = node;
	writer->named = named_by_client(query, node);
	writer->is_sent_elsewhere = is_sent_elsewhere(node, writer->named);
	writer->rows = outerPlanState(node);
	writer->real = writer->rows->ExecProcNodeReal;
	writer->memory = AllocSetContextCreate(memory, "ride written rows", ALLOCSET_SMALL_SIZES);
	writer->old = static_cast<TupleTableSlot **>(palloc0(sizeof(TupleTableSlot *) * static_cast<Size>(node->mt_nrels)));
	if (node->operation == CMD_UPDATE || node->operation == CMD_DELETE)
		for (int i = 0; i < node->mt_nrels; ++i)
			writer->old[i] = slot_for_old(estate, node->resultRelInfo[i].ri_RelationDesc);
	writer->next = writers;
	writer->on_reset = {drop_writer, writer, nullptr};
	writers = writer;
	MemoryContextRegisterResetCallback(memory, &writer->on_reset);
	ExecSetExecProcNode(writer->rows, next_row);
	MemoryContextSwitchTo(outer);
}

bool is_execute(Portal portal)
{
	ListCell *cell;
	foreach (cell, portal->stmts)
		if (const Node *const utility = lfirst_node(PlannedStmt, cell)->utilityStmt;
		    utility != nullptr && IsA(utility, ExecuteStmt))
			return true;
	return false;
}

/*
 * Whether the client itself has sent the statement. Then it runs in the portal without a name or, below an EXECUTE
 * there, in an invisible one. A function's cursor runs in neither, and its other statements have no portal of their
 * own.
 */
bool is_clients_own(const QueryDesc *query)
{
	if (ActivePortal == nullptr || !list_member_ptr(ActivePortal->stmts, query->plannedstmt))
		return false;
	if (ActivePortal->name[0] == '\0')
		return true;
	Portal const sent = GetPortalByName("");
	return !ActivePortal->visible && PortalIsValid(sent) && sent->status == PORTAL_ACTIVE && is_execute(sent);
}

} // namespace

/* Statements of triggers and functions are left out: they have no client. One with RETURNING, whose rows go through a
 * tuplestore, is not. */
void watch(QueryDesc *query)
{
	if (query->operation == CMD_SELECT && !query->plannedstmt->hasModifyingCTE)
		return;
	Facts *const facts = mapped_facts();
	if (facts == nullptr || whose::oncalls(facts))
		return; /* the row before may have what the on-call has no right to read */
	if (!is_clients_own(query) || !query->plannedstmt->canSetTag)
		return;
	if (IsA(query->planstate, ModifyTableState))
		watch_node(query, reinterpret_cast<ModifyTableState *>(query->planstate));
	ListCell *cell;
	foreach (cell, query->estate->es_auxmodifytables)
		watch_node(query, lfirst_node(ModifyTableState, cell));
}

/* The portal of a SELECT has been left when its query ends. A parallel worker may set nothing. */
void query_finished(const QueryDesc *query)
{
	if ((ActivePortal == nullptr || is_clients_own(query)) && !IsInParallelMode() && !IsParallelWorker())
		restore_timeouts();
}

} // namespace ride::written
