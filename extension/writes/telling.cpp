/*
 * Rows as text for the director.
 *
 * Server code; sessions of simulated applications.
 */
#include "extension/base/guard.hpp"
#include "extension/shared/output_format.hpp"
#include "extension/writes/telling.hpp"

namespace ride::telling
{

namespace
{

/* The type's name as in a check, whose search_path is pg_catalog. A domain goes by its base type: its name is
 * somebody's choice, and it has code. */
const char *type_name(Form_pg_attribute column)
{
	int32 modifier = column->atttypmod;
	const Oid type = getBaseTypeAndTypmod(column->atttypid, &modifier);
	const char *const name =
	    format_type_extended(type, modifier, FORMAT_TYPE_TYPEMOD_GIVEN | FORMAT_TYPE_FORCE_QUALIFY);
	constexpr const char *system = "pg_catalog.";
	return strncmp(name, system, strlen(system)) == 0 ? name + strlen(system) : name;
}

} // namespace

int set_output_format()
{
	const int level = NewGUCNestLevel();
	for (const OutputSetting &setting : output_format)
		(void)set_config_option(setting.name, setting.value, PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0,
		                        false);
	return level;
}

void append_value(StringInfo to, Form_pg_attribute column, Datum value, bool is_null, bool is_numbered)
{
	escape_json(to, NameStr(column->attname));
	appendStringInfoString(to, ": [");
	escape_json(to, type_name(column));
	appendStringInfoString(to, ", ");
	if (is_null)
		appendStringInfoString(to, "null");
	else
	{
		Oid output;
		bool is_varlena;
		getTypeOutputInfo(column->atttypid, &output, &is_varlena);
		escape_json(to, OidOutputFunctionCall(output, value));
	}
	appendStringInfo(to, ", %d]", is_numbered ? column->attnum : 0);
}

void append_row(StringInfo to, TupleDesc row, const Datum *values, const bool *nulls, bool is_numbered)
{
	appendStringInfoChar(to, '{');
	const char *comma = "";
	for (int i = 0; i < row->natts; ++i)
	{
		const Form_pg_attribute column = TupleDescAttr(row, i);
		if (column->attisdropped || column->attgenerated != '\0')
			continue;
		appendStringInfoString(to, comma);
		append_value(to, column, values[i], nulls[i], is_numbered);
		comma = ", ";
	}
	appendStringInfoChar(to, '}');
}

void append_names(StringInfo to, const List *names)
{
	appendStringInfoChar(to, '[');
	ListCell *cell;
	foreach (cell, names)
	{
		if (cell != list_head(names))
			appendStringInfoString(to, ", ");
		escape_json(to, static_cast<const char *>(lfirst(cell)));
	}
	appendStringInfoChar(to, ']');
}

void send(const char *sqlstate, const char *document)
{
	const int level = client_min_messages;
	client_min_messages = NOTICE;
	always(
	    [&]
	    {
		    ereport(NOTICE, (errcode(MAKE_SQLSTATE(sqlstate[0], sqlstate[1], sqlstate[2], sqlstate[3], sqlstate[4])),
		                     errhidestmt(true), errhidecontext(true), errmsg_internal("%s", document)));
	    },
	    [&] { client_min_messages = level; });
}

} // namespace ride::telling
