/*
 * One row that an application has asked the server to write, as the server tells it.
 *
 * Pure C++, used by the director. The module tells it while the statement runs and before a trigger has seen the row,
 * as one JSON document a row:
 *
 *   {"op": "insert", "schema": "public", "table": "orders", "relation": 16385, "key": ["id"],
 *    "values": {"id": ["bigint", "7", 1], "note": ["text", null, 4]}, "old": {…}}
 *
 * Values are [type, text, number of the column in `relation` or 0] in the server's own output format under fixed settings; a domain's type is the one below it. An insert has every column of the row,
 * an update those that it sets; update and delete have the row before as `old`.
 *
 *   {"op": "unclear", "own": true, "schema": "public", "table": "orders", "relation": 16385}
 *
 * tells that a row is written, and not which one. What begins with "aside": true is not counted by the command's tag: it is
 * written by a WITH.
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

/* numeric: told without the zeros that only its scale asks for. */
bool is_number(const std::string &type);

using WrittenValues = std::map<std::string, WrittenValue>; /* by column */

struct Written
{
	enum class Kind
	{
		inserted,
		updated,
		deleted,
		unclear /* a MERGE, an ON CONFLICT DO UPDATE: what it writes is not known beforehand */
	};

	Kind kind = Kind::unclear;
	bool is_own = false;          /* the application's own words are such; else somebody has made it unclear */
	std::string schema, table;    /* as the client named it; of what it reached through a view: that */
	std::uint32_t relation = 0;   /* its OID */
	std::vector<std::string> key; /* columns of the primary key; empty: there is none */
	WrittenValues values;
	WrittenValues old;
	std::map<std::string, int> numbers; /* of the columns that were told with one */

	/* The row's key: of an update that changes it, as it was. Empty without a primary key. */
	std::vector<std::string> key_values() const;

	bool operator==(const Written &) const = default;
};

/* What a command's tag counts of the rows that were told: a trigger may leave rows out, and the tag tells the application. */
enum class Extent
{
	all,
	some,
	none
};
Extent written_of(const std::string &tag, std::size_t told);

/* A row that the tag is not about. */
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

/* Throw std::invalid_argument for what the module would not write. */
Written written_from_json(const std::string &text);
Found found_from_json(const std::string &text);

} // namespace ride::model
