/*
 * One row that an application has asked the server to write, as the server tells it.
 *
 * Pure C++, used by the director. The module tells each row while the statement runs, before a trigger sees it, as one
 * JSON document:
 *
 *   {"op": "insert", "schema": "public", "table": "orders", "relation": 16385, "key": ["id"],
 *    "values": {"id": ["bigint", "7", 1], "note": ["text", null, 4]}, "old": {…}}
 *
 * Values are [type, text, number of the column in `relation` or 0]. The text is the type's output under fixed settings
 * (extension/shared/output_format.hpp); a domain goes by its base type. An insert has all columns of the row, an update
 * those that it sets; update and delete have the row before as `old`.
 *
 *   {"op": "unclear", "own": true, "schema": "public", "table": "orders", "relation": 16385}
 *
 * tells that a row is written, but not which one. A document that begins with "aside": true is not counted by the
 * command's tag: a WITH writes the row.
 */
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/pure.hpp"

namespace ride::model
{

struct WrittenValue
{
	std::string type;                /* as format_type() writes it */
	std::optional<std::string> text; /* nothing: NULL */

	bool operator==(const WrittenValue &) const = default;
};

/* Whether a type is numeric, whose values are compared without the zeros at their end. */
bool is_number(const std::string &type);

using WrittenValues = std::map<std::string, WrittenValue>; /* by column */

struct Written
{
	enum class Kind
	{
		inserted,
		updated,
		deleted,
		unclear /* by MERGE or ON CONFLICT DO UPDATE: what it writes is not known beforehand */
	};

	Kind kind = Kind::unclear;
	bool is_own = false;          /* unclear: by the application's own statement; else somebody has made it so */
	std::string schema, table;    /* the relation that the row counts for */
	std::uint32_t relation = 0;   /* its OID */
	std::vector<std::string> key; /* columns of the primary key; empty: there is none */
	WrittenValues values;
	WrittenValues old;
	std::map<std::string, int> numbers; /* of the columns in `relation`, as far as they were told */

	/* The values of the row's key, before the write if it changes them. Empty without a primary key. */
	std::vector<std::string> key_values() const;

	bool operator==(const Written &) const = default;
};

/* How many of the rows that were told were written, as the command's tag counts them. A trigger may leave rows out,
 * and the application learns it from the tag. */
enum class Extent
{
	all,
	some,
	none
};
Extent written_of(const std::string &tag, std::size_t told);

/* Whether a document is about a row that the tag does not count. */
bool is_aside(const std::string &document);

/* Rows that stand under one key, as the module finds them there (written_found.cpp):
 *
 *   {"schema": "public", "table": "orders", "key": ["id"], "at": ["7"], "rows": [{"id": ["bigint", "7", 0], …}]}
 *
 * Without a key: all rows of the table that the transaction itself has written. */
struct Found
{
	std::string schema, table;
	std::vector<std::string> key, at;
	std::vector<WrittenValues> rows;
};

/* Read the documents. Throw std::invalid_argument for what the module does not write. */
Written written_from_json(const std::string &text);
Found found_from_json(const std::string &text);

} // namespace ride::model
