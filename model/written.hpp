/*
 * One row that an application has asked the server to write, as the server tells it.
 *
 * Pure C++, used by the director. The module tells it while the statement runs and before a trigger has seen the row,
 * as one JSON document a row:
 *
 *   {"op": "insert", "schema": "public", "table": "orders", "key": ["id"],
 *    "values": {"id": ["bigint", "7"], "note": ["text", null]}, "old": {…}}
 *
 * Values are [type, text] in the server's own output format under fixed settings. An insert has every column of the row,
 * an update those that it sets; update and delete have the row before as `old`.
 */
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ride::model
{

struct WrittenValue
{
	std::string type;                /* as format_type() writes it */
	std::optional<std::string> text; /* nothing: NULL */

	bool operator==(const WrittenValue &) const = default;
};

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
	std::string schema, table;
	std::vector<std::string> key; /* columns of the primary key; empty: there is none */
	WrittenValues values;
	WrittenValues old;

	/* The row's key: of an update that changes it, as it was. Empty without a primary key. */
	std::vector<std::string> key_values() const;

	bool operator==(const Written &) const = default;
};

/* Throws std::invalid_argument for what the module would not write. */
Written written_from_json(const std::string &text);

} // namespace ride::model
