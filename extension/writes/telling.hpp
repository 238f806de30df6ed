/*
 * Rows as text for the director: one format whatever the session has set, sent in a way that nothing in it can hold back.
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

/* Values are told under the settings of a check, until AtEOXact_GUC(true, what it returned). */
int set_output_format();

/* Appends "name": ["type", "value", number]; 0: its number in another table tells nothing. */
void append_value(StringInfo to, Form_pg_attribute column, Datum value, bool is_null, bool is_numbered);

/* Appends {…} of the columns that are stored as they are written. */
void append_row(StringInfo to, TupleDesc row, const Datum *values, const bool *nulls, bool is_numbered);

/* Appends ["a", "b"]. */
void append_names(StringInfo to, const List *names);

/* As a NOTICE. Its place in the source, telling.cpp, is what tells it from a RAISE: only C code can name one. */
void send(const char *sqlstate, const char *document);

} // namespace ride::telling
