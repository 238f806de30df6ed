/*
 * Shows a replay how the rows that it has written stand.
 *
 * Server code; replays of simulated applications. The tables are read directly, under the names by which the rows were
 * told, so no policy, rule or function has a say. The client compares the values.
 */
#include "extension/base/compat.hpp"
#include "extension/watch/targets.hpp"
#include "extension/writes/telling.hpp"
#include "extension/writes/written.hpp"

namespace ride::written
{

namespace
{

constexpr int most_rows = 1000; /* under one key, or without one */

/* A row that was told: see remember(). */
struct ToldRow
{
	const char *schema, *table;
	List *key, *values; /* of C strings */
	ToldRow *next;
};

ToldRow *told = nullptr; /* in TopTransactionContext, the newest first */

void forget(void *)
{
	told = nullptr;
}

List *copied(const List *texts)
{
	List *result = NIL;
	ListCell *cell;
	foreach (cell, texts)
		result = lappend(result, pstrdup(static_cast<const char *>(lfirst(cell))));
	return result;
}

Datum read_value(Form_pg_attribute column, const char *text)
{
	int32 modifier = column->atttypmod;
	Oid input, parameter;
	getTypeInputInfo(getBaseTypeAndTypmod(column->atttypid, &modifier), &input, &parameter);
	return OidInputFunctionCall(input, const_cast<char *>(text), parameter, modifier);
}

/* The place in the key of the column with this number; -1: it is not in the key. */
int place_in_key(Relation relation, const List *key, AttrNumber number)
{
	for (int i = 0; i < list_length(key); ++i)
		if (get_attnum(RelationGetRelid(relation), static_cast<const char *>(list_nth(key, i))) == number)
			return i;
	return -1;
}

/* Fills in conditions for a unique index over exactly the key's columns; false if the index is another. */
bool are_conditions(Relation relation, Relation index, const ToldRow &row, ScanKey conditions)
{
	const Form_pg_index about = index->rd_index;
	if (!about->indisunique || !about->indisvalid || about->indnkeyatts != list_length(row.key) ||
	    index->rd_rel->relam != BTREE_AM_OID || RelationGetIndexPredicate(index) != NIL)
		return false;
	for (int i = 0; i < about->indnkeyatts; ++i)
	{
		const AttrNumber number = about->indkey.values[i];
		const int place = number > 0 ? place_in_key(relation, row.key, number) : -1;
		if (place < 0)
			return false;
		const Oid equal = get_opfamily_member(index->rd_opfamily[i], index->rd_opcintype[i], index->rd_opcintype[i],
		                                      BTEqualStrategyNumber);
		ScanKeyEntryInitialize(&conditions[i], 0, number, BTEqualStrategyNumber, InvalidOid, index->rd_indcollation[i],
		                       get_opcode(equal),
		                       read_value(TupleDescAttr(RelationGetDescr(relation), number - 1),
		                                  static_cast<const char *>(list_nth(row.values, place))));
	}
	return true;
}

Oid index_of_key(Relation relation, const ToldRow &row, ScanKey conditions)
{
	Oid found = InvalidOid;
	ListCell *cell;
	foreach (cell, RelationGetIndexList(relation))
	{
		if (OidIsValid(found) || row.key == NIL || list_length(row.key) > INDEX_MAX_KEYS)
			break;
		Relation const index = index_open(lfirst_oid(cell), AccessShareLock);
		if (are_conditions(relation, index, row, conditions))
			found = RelationGetRelid(index);
		index_close(index, AccessShareLock);
	}
	return found;
}

bool has_values(Relation relation, const ToldRow &row, const Datum *values, const bool *nulls)
{
	for (int i = 0; i < list_length(row.key); ++i)
	{
		const AttrNumber number =
		    get_attnum(RelationGetRelid(relation), static_cast<const char *>(list_nth(row.key, i)));
		if (number <= 0 || nulls[number - 1])
			return false;
		Oid output;
		bool is_varlena;
		getTypeOutputInfo(TupleDescAttr(RelationGetDescr(relation), number - 1)->atttypid, &output, &is_varlena);
		if (strcmp(OidOutputFunctionCall(output, values[number - 1]),
		           static_cast<const char *>(list_nth(row.values, i))) != 0)
			return false;
	}
	return true;
}

/* Appends the rows of one table, without its children, that have the key. Where no index has it, all rows that this
 * transaction wrote are read: the sought one is among them. */
void append_found(StringInfo to, Relation relation, const ToldRow &row, int *count)
{
	TupleDesc const columns = RelationGetDescr(relation);
	auto *const values = static_cast<Datum *>(palloc(sizeof(Datum) * static_cast<Size>(columns->natts)));
	auto *const nulls = static_cast<bool *>(palloc(sizeof(bool) * static_cast<Size>(columns->natts)));
	ScanKeyData conditions[INDEX_MAX_KEYS];
	const Oid index = index_of_key(relation, row, conditions);
	SysScanDesc const scan = systable_beginscan(relation, index, OidIsValid(index), GetActiveSnapshot(),
	                                            OidIsValid(index) ? list_length(row.key) : 0, conditions);
	for (HeapTuple found = systable_getnext(scan); HeapTupleIsValid(found) && *count < most_rows;
	     found = systable_getnext(scan))
	{
		CHECK_FOR_INTERRUPTS();
		if (!OidIsValid(index) && !TransactionIdIsCurrentTransactionId(HeapTupleHeaderGetXmin(found->t_data)))
			continue;
		heap_deform_tuple(found, columns, values, nulls);
		if (!OidIsValid(index) && !has_values(relation, row, values, nulls))
			continue;
		if ((*count)++ > 0)
			appendStringInfoString(to, ", ");
		telling::append_row(to, columns, values, nulls, false);
	}
	systable_endscan(scan);
}

/* Locks the relation of a name, and makes sure that it still has the name. No right is checked: the application does
 * not read it. */
Oid locked_relation(const RangeVar *name)
{
	for (;;)
	{
		CHECK_FOR_INTERRUPTS();
		const Oid relation = relation_named(name);
		if (!OidIsValid(relation))
			return InvalidOid;
		LockRelationOid(relation, AccessShareLock);
		if (relation_named(name) == relation)
			return relation;
		UnlockRelationOid(relation, AccessShareLock);
	}
}

/* Appends the rows of the table that has the name now, with its children; none if it is no table. */
void append_all_found(StringInfo to, const ToldRow &row)
{
	const Oid named = locked_relation(makeRangeVar(const_cast<char *>(row.schema), const_cast<char *>(row.table), -1));
	const char kind = OidIsValid(named) ? get_rel_relkind(named) : '\0';
	if (kind != RELKIND_RELATION && kind != RELKIND_PARTITIONED_TABLE)
		return;
	int count = 0;
	ListCell *cell;
	foreach (cell, find_all_inheritors(named, AccessShareLock, nullptr))
	{
		Relation const relation = table_open(lfirst_oid(cell), AccessShareLock);
		if (relation->rd_rel->relkind == RELKIND_RELATION)
			append_found(to, relation, row, &count);
		table_close(relation, AccessShareLock);
	}
}

void show(const ToldRow &row)
{
	StringInfoData text;
	initStringInfo(&text);
	appendStringInfoString(&text, "{\"schema\": ");
	escape_json(&text, row.schema);
	appendStringInfoString(&text, ", \"table\": ");
	escape_json(&text, row.table);
	appendStringInfoString(&text, ", \"key\": ");
	telling::append_names(&text, row.key);
	appendStringInfoString(&text, ", \"at\": ");
	telling::append_names(&text, row.values);
	appendStringInfoString(&text, ", \"rows\": [");
	append_all_found(&text, row);
	appendStringInfoString(&text, "]}");
	telling::send(telling::of_finding, text.data);
}

void show_all()
{
	MemoryContext const memory = AllocSetContextCreate(CurrentMemoryContext, "ride found rows", ALLOCSET_DEFAULT_SIZES);
	MemoryContext const outer = MemoryContextSwitchTo(memory);
	const int level = telling::set_output_format();
	PushActiveSnapshot(GetLatestSnapshot());
	for (const ToldRow *row = told; row != nullptr; row = row->next)
	{
		CHECK_FOR_INTERRUPTS();
		show(*row);
		MemoryContextReset(memory);
	}
	PopActiveSnapshot();
	AtEOXact_GUC(true, level);
	MemoryContextSwitchTo(outer);
	MemoryContextDelete(memory);
}

} // namespace

void remember(const char *schema, const char *table, const List *key, const List *values)
{
	MemoryContext const outer = MemoryContextSwitchTo(TopTransactionContext);
	if (told == nullptr)
	{
		auto *const at_end = static_cast<MemoryContextCallback *>(palloc0(sizeof(MemoryContextCallback)));
		at_end->func = forget;
		MemoryContextRegisterResetCallback(TopTransactionContext, at_end);
	}
	auto *const row = static_cast<ToldRow *>(palloc0(sizeof(ToldRow)));
	*row = {pstrdup(schema), pstrdup(table), copied(key), copied(values), told};
	told = row;
	MemoryContextSwitchTo(outer);
}

void restore_timeouts()
{
	for (const char *const name : compat::timeouts)
		SetConfigOption(name, nullptr, PGC_USERSET, PGC_S_SESSION);
}

/* A deferred trigger may have deferred another; a commit would fire that too. */
void utility_ran(const Node *statement)
{
	if (IsA(statement, ConstraintsSetStmt) && told != nullptr)
	{
		AfterTriggerFireDeferred();
		CommandCounterIncrement();
		show_all();
	}
	if (!IsA(statement, VariableSetStmt)) /* what an application sets itself */
		restore_timeouts();
}

} // namespace ride::written
