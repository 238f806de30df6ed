/*
 * Rows as text for the director: in one format whatever the session has set, and sent so that nothing can hold them
 * back.
 *
 * Server code; sessions of simulated applications. model/written.hpp describes the documents.
 */
#pragma once

#include "extension/base/pg.hpp"

namespace ride::telling
{

/* SQLSTATEs of the two messages. */
inline constexpr const char *of_writing = "RD001"; /* a row is about to be written */
inline constexpr const char *of_finding = "RD002"; /* rows that stand under a key */

/* From now on values are written as in a check, until AtEOXact_GUC(true, what this returned). */
int set_output_format();

/* Appends "name": ["type", "value", number], the number being the column's, or 0 unless `is_numbered`. */
void append_value(StringInfo to, Form_pg_attribute column, Datum value, bool is_null, bool is_numbered);

/* Appends {…} of a row's columns, without dropped and generated ones. */
void append_row(StringInfo to, TupleDesc row, const Datum *values, const bool *nulls, bool is_numbered);

/* Appends ["a", "b"]. */
void append_names(StringInfo to, const List *names);

/* Sends a document as a NOTICE. The client knows it by its place in the source, telling.cpp, which a RAISE cannot
 * have. */
void send(const char *sqlstate, const char *document);

} // namespace ride::telling
