/*
 * What alters a seeded relation: changes of its columns, its name or its rules.
 *
 * Server code; any backend but internal ones. While the hook is called, the catalog snapshot still shows the row before
 * the change, and SnapshotSelf the row after it.
 */
#include "extension/changes/alterations.hpp"
#include "extension/changes/changes.hpp"
#include "extension/watch/wanted.hpp"
#include "extension/watch/whose.hpp"

namespace ride::alterations
{

namespace
{

/* Calls visit(row) for a catalog's row as it is now, found by these columns of an index; null: there is none. */
template <typename Visit>
void with_current(Oid catalog, Oid index, std::initializer_list<std::pair<AttrNumber, Datum>> sought, Visit &&visit)
{
	ScanKeyData keys[2];
	int count = 0;
	for (const auto &[column, value] : sought)
	{
		const bool is_number = catalog == AttributeRelationId && column == Anum_pg_attribute_attnum;
		ScanKeyInit(&keys[count++], column, BTEqualStrategyNumber, is_number ? F_INT2EQ : F_OIDEQ, value);
	}
	Relation const relation = table_open(catalog, AccessShareLock);
	SysScanDesc const scan = systable_beginscan(relation, index, true, SnapshotSelf, count, keys);
	HeapTuple const row = systable_getnext(scan);
	visit(row);
	systable_endscan(scan);
	table_close(relation, AccessShareLock);
}

bool differ(const FormData_pg_attribute *was, const FormData_pg_attribute *is)
{
	return strcmp(NameStr(was->attname), NameStr(is->attname)) != 0 || was->atttypid != is->atttypid ||
	       was->atttypmod != is->atttypmod || was->attcollation != is->attcollation ||
	       was->attnotnull != is->attnotnull || was->attidentity != is->attidentity ||
	       was->attgenerated != is->attgenerated || was->attisdropped != is->attisdropped;
}

bool column_differs(Oid relation, int column)
{
	bool differs = true;
	HeapTuple const was =
	    SearchSysCache2(ATTNUM, ObjectIdGetDatum(relation), Int16GetDatum(static_cast<int16>(column)));
	if (!HeapTupleIsValid(was))
		return differs;
	with_current(AttributeRelationId, AttributeRelidNumIndexId,
	             {{Anum_pg_attribute_attrelid, ObjectIdGetDatum(relation)},
	              {Anum_pg_attribute_attnum, Int16GetDatum(static_cast<int16>(column))}},
	             [&](HeapTuple is)
	             {
		             if (HeapTupleIsValid(is))
			             differs = differ(reinterpret_cast<const FormData_pg_attribute *>(GETSTRUCT(was)),
			                              reinterpret_cast<const FormData_pg_attribute *>(GETSTRUCT(is)));
	             });
	ReleaseSysCache(was);
	return differs;
}

/* Whether a table has got another name, or has moved to another schema. */
bool name_differs(Oid relation)
{
	bool differs = true;
	HeapTuple const was = SearchSysCache1(RELOID, ObjectIdGetDatum(relation));
	if (!HeapTupleIsValid(was))
		return differs;
	with_current(RelationRelationId, ClassOidIndexId, {{Anum_pg_class_oid, ObjectIdGetDatum(relation)}},
	             [&](HeapTuple is)
	             {
		             if (!HeapTupleIsValid(is))
			             return;
		             const auto *const before = reinterpret_cast<const FormData_pg_class *>(GETSTRUCT(was));
		             const auto *const after = reinterpret_cast<const FormData_pg_class *>(GETSTRUCT(is));
		             differs = strcmp(NameStr(before->relname), NameStr(after->relname)) != 0 ||
		                       before->relnamespace != after->relnamespace;
	             });
	ReleaseSysCache(was);
	return differs;
}

/* The relation that a default or a rule belongs to. */
Oid relation_of(Oid object_class, Oid object)
{
	Oid relation = InvalidOid;
	if (object_class == AttrDefaultRelationId)
		with_current(object_class, AttrDefaultOidIndexId, {{Anum_pg_attrdef_oid, ObjectIdGetDatum(object)}},
		             [&](HeapTuple row)
		             {
			             if (HeapTupleIsValid(row))
				             relation = reinterpret_cast<const FormData_pg_attrdef *>(GETSTRUCT(row))->adrelid;
		             });
	else
		with_current(object_class, RewriteOidIndexId, {{Anum_pg_rewrite_oid, ObjectIdGetDatum(object)}},
		             [&](HeapTuple row)
		             {
			             if (HeapTupleIsValid(row))
				             relation = reinterpret_cast<const FormData_pg_rewrite *>(GETSTRUCT(row))->ev_class;
		             });
	return relation;
}

/* The relation of a NOT NULL constraint; InvalidOid: it is another constraint. Since 18 NOT NULL has a row of its
 * own here, and the column's row has changed before the hook is called. */
Oid relation_of_not_null(Oid constraint)
{
	Oid relation = InvalidOid;
	with_current(ConstraintRelationId, ConstraintOidIndexId, {{Anum_pg_constraint_oid, ObjectIdGetDatum(constraint)}},
	             [&](HeapTuple row)
	             {
		             if (!HeapTupleIsValid(row))
			             return;
		             const auto *const found = reinterpret_cast<const FormData_pg_constraint *>(GETSTRUCT(row));
		             if (found->contype == 'n')
			             relation = found->conrelid;
	             });
	return relation;
}

bool alters(ObjectAccessType access, Oid relation, int part)
{
	switch (access)
	{
		case OAT_DROP:
			return true;
		case OAT_POST_CREATE:
			return part != 0;
		case OAT_POST_ALTER:
			return part != 0 ? column_differs(relation, part) : name_differs(relation);
		default:
			return false;
	}
}

} // namespace

void object_accessed(Facts *facts, ObjectAccessType access, Oid object_class, Oid object, int part, void *argument)
{
	if (access != OAT_DROP && access != OAT_POST_CREATE && access != OAT_POST_ALTER)
		return;
	if (object_class == RelationRelationId)
	{
		if (wanted(facts).is_seeded(object) && whose::oncalls(facts) && alters(access, object, part))
			changes::note_altered(facts, object);
	}
	else if ((object_class == AttrDefaultRelationId || object_class == RewriteRelationId) && whose::oncalls(facts))
	{
		/* a new default comes as its relation and column, an old one by its own OID */
		const bool is_relation = object_class == AttrDefaultRelationId && access == OAT_POST_CREATE;
		changes::note_altered(facts, is_relation ? object : relation_of(object_class, object));
	}
	else if (object_class == InheritsRelationId && access == OAT_POST_ALTER && argument != nullptr)
		/* a query of the parent reads the new child's rows from now on */
		changes::touch(facts, static_cast<const ObjectAccessPostAlter *>(argument)->auxiliary_id);
	else if (object_class == ConstraintRelationId && access != OAT_POST_ALTER && whose::oncalls(facts))
	{
		if (const Oid relation = relation_of_not_null(object); OidIsValid(relation))
			changes::note_altered(facts, relation);
	}
}

} // namespace ride::alterations
