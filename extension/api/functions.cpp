/*
 * The functions of schema ride: each checks its arguments, posts a request to the director and returns the answer.
 *
 * Server code; backends.
 */
#include "extension/base/guard.hpp"
#include "extension/shared/payload.hpp"
#include "extension/api/requests.hpp"
#include "extension/base/settings.hpp"
#include "extension/looks/logged.hpp"

namespace
{

using ride::Answer;
using ride::PayloadReader;
using ride::RequestKind;
using ride::Wish;

void require_whole(const PayloadReader &reader)
{
	if (reader.is_broken())
		ereport(ERROR, (errcode(ERRCODE_DATA_CORRUPTED), errmsg("the director's answer is cut off"),
		                errhint("Ask again; if this happens each time, the server's log may say why.")));
}

/* The columns of a function's rows that have lines of the application log; 0: it shows none. */
struct LogColumns
{
	AttrNumber database = 0;
	AttrNumber first = 0, last = 0; /* what a line says */
};

/* Adds a row's line of the application log, if it says something. */
void add_line(ride::logged::Lines *lines, const LogColumns &columns, char *const *values)
{
	if (columns.database == 0)
		return;
	const char *const database = values[columns.database - 1], *const said = values[columns.last - 1];
	if (database != nullptr && said != nullptr && *said != '\0')
		ride::logged::add(lines, database);
}

/* Fills a set-returning function's rows: each column's text goes through its type's input function. */
Datum rows(FunctionCallInfo fcinfo, const Wish &wish, const LogColumns &log = {})
{
	const Answer answer = ride::ask_director(wish);
	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	const ReturnSetInfo *const set = reinterpret_cast<ReturnSetInfo *>(fcinfo->resultinfo);
	AttInMetadata *const columns = TupleDescGetAttInMetadata(set->setDesc);
	const int count = set->setDesc->natts;
	char **const values = static_cast<char **>(palloc0(sizeof(char *) * static_cast<Size>(count)));
	PayloadReader reader(answer.bytes, answer.length);
	ride::logged::Lines lines{};
	for (std::int32_t fields = reader.next_row(); fields >= 0; fields = reader.next_row())
	{
		CHECK_FOR_INTERRUPTS();
		for (std::int32_t i = 0; i < fields; ++i)
		{
			std::int32_t length;
			const char *const field = reader.next_field(&length);
			if (i < count)
				values[i] = field != nullptr ? pnstrdup(field, static_cast<Size>(length)) : nullptr;
		}
		require_whole(reader);
		add_line(&lines, log, values);
		tuplestore_puttuple(set->setResult, BuildTupleFromCStrings(columns, values));
	}
	require_whole(reader);
	if (log.database != 0)
		ride::logged::hand_out(lines, fcinfo->flinfo->fn_oid, log.first, log.last);
	return static_cast<Datum>(0);
}

/* The first field of the first row, as text. */
Datum text_of(const Wish &wish)
{
	const Answer answer = ride::ask_director(wish);
	PayloadReader reader(answer.bytes, answer.length);
	std::int32_t length = 0;
	const char *const field = reader.next_row() > 0 ? reader.next_field(&length) : "";
	require_whole(reader);
	return PointerGetDatum(cstring_to_text_with_len(field != nullptr ? field : "", length > 0 ? length : 0));
}

const char *text_argument(FunctionCallInfo fcinfo, int number)
{
	return text_to_cstring(PG_GETARG_TEXT_PP(number));
}

const char *format_argument(FunctionCallInfo fcinfo)
{
	const char *const format = text_argument(fcinfo, 0);
	if (strcmp(format, "text") != 0 && strcmp(format, "json") != 0 && strcmp(format, "junit") != 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("unknown format \"%s\"", format),
		                errhint("Formats are text, json and junit.")));
	return format;
}

} // namespace

/* The install script calls this first: the extension must never take hold of a real server. */
RIDE_FUNCTION(ride_require_sandbox)
{
	ride::settings::require_sandbox();
	PG_RETURN_VOID();
}

RIDE_FUNCTION(ride_scenarios)
{
	return rows(fcinfo, {.kind = RequestKind::scenarios});
}

RIDE_FUNCTION(ride_prepare)
{
	return text_of({.kind = RequestKind::prepare, .first = text_argument(fcinfo, 0), .number = PG_GETARG_INT32(1)});
}

RIDE_FUNCTION(ride_start)
{
	return text_of({.kind = RequestKind::start, .first = text_argument(fcinfo, 0), .number = PG_GETARG_INT32(1)});
}

RIDE_FUNCTION(ride_stop)
{
	return text_of({.kind = RequestKind::stop});
}

RIDE_FUNCTION(ride_admit)
{
	ride::ask_director({.kind = RequestKind::admit, .first = text_argument(fcinfo, 0)});
	PG_RETURN_VOID();
}

RIDE_FUNCTION(ride_status)
{
	return rows(fcinfo, {.kind = RequestKind::status}, {.database = 5, .first = 8, .last = 8});
}

RIDE_FUNCTION(ride_briefing)
{
	return rows(fcinfo, {.kind = RequestKind::briefing});
}

RIDE_FUNCTION(ride_hint)
{
	return rows(fcinfo, {.kind = RequestKind::hint});
}

RIDE_FUNCTION(ride_mechanisms)
{
	return rows(fcinfo, {.kind = RequestKind::mechanisms});
}

RIDE_FUNCTION(ride_diagnose)
{
	return text_of(
	    {.kind = RequestKind::diagnose, .first = text_argument(fcinfo, 0), .second = text_argument(fcinfo, 1)});
}

RIDE_FUNCTION(ride_undiagnose)
{
	return text_of(
	    {.kind = RequestKind::undiagnose, .first = text_argument(fcinfo, 0), .second = text_argument(fcinfo, 1)});
}

RIDE_FUNCTION(ride_diagnoses)
{
	return rows(fcinfo, {.kind = RequestKind::diagnoses});
}

RIDE_FUNCTION(ride_score)
{
	return rows(fcinfo, {.kind = RequestKind::score, .first = format_argument(fcinfo)});
}

RIDE_FUNCTION(ride_scorecard)
{
	return rows(fcinfo, {.kind = RequestKind::scorecard});
}

RIDE_FUNCTION(ride_submit)
{
	return rows(fcinfo, {.kind = RequestKind::submit, .first = format_argument(fcinfo)});
}

RIDE_FUNCTION(ride_postmortem)
{
	return rows(fcinfo, {.kind = RequestKind::postmortem});
}

RIDE_FUNCTION(ride_app_log)
{
	return rows(fcinfo, {.kind = RequestKind::app_log, .number = PG_GETARG_INT32(0)},
	            {.database = 3, .first = 4, .last = 5});
}

RIDE_FUNCTION(ride_actions)
{
	return rows(fcinfo, {.kind = RequestKind::actions});
}
