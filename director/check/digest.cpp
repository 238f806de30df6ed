/*
 * Digests of the rows that the seeds made.
 *
 * Pure C++; director only.
 */
#include "director/check/digest.hpp"

#include <algorithm>

#include "director/check/said.hpp"
#include "director/check/shape.hpp"
#include "model/text.hpp"

namespace ride
{

namespace
{

using Words = std::vector<std::string>;

constexpr const char *begin_snapshot = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/* Its columns: number, name, type, whether the key has it. What is generated follows from the others. */
constexpr const char *columns_of =
    "SELECT a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), coalesce(a.attnum = ANY "
    "((i.indkey::int2[])[0:i.indnkeyatts - 1]), false), c.oid, c.relkind FROM pg_class c JOIN pg_attribute a ON "
    "a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' LEFT JOIN pg_index i ON i.indrelid = c.oid AND "
    "i.indisprimary WHERE c.oid = ";

TableNumber key_of(const SeededObject &object)
{
	return {object.database_oid, object.relation};
}

std::string table_name(const SeededObject &object)
{
	return quote_name(object.schema) + "." + quote_name(object.name);
}

/* The key is one integer: the rows are kept as a multirange of it. */
bool has_integer_key(const KeptRows &rows)
{
	const auto in_key = [](const KeptColumn &column) { return column.key; };
	const auto first = std::find_if(rows.columns.begin(), rows.columns.end(), in_key);
	return first != rows.columns.end() && is_integer(first->type) &&
	       std::count_if(rows.columns.begin(), rows.columns.end(), in_key) == 1;
}

bool has_key(const KeptRows &rows)
{
	return std::any_of(rows.columns.begin(), rows.columns.end(), [](const KeptColumn &column) { return column.key; });
}

std::string alias(std::size_t column)
{
	return "c" + std::to_string(column);
}

/* "{[1,3001)}": one range is a comparison, which is faster than a search. */
std::string in_set(const std::string &key, const std::string &set)
{
	if (set == "{}")
		return "false";
	const std::size_t comma = set.find(',');
	if (set.find('[') == set.rfind('['))
		return "(" + key + " >= " + set.substr(2, comma - 2) + " AND " + key + " < " +
		       set.substr(comma + 1, set.size() - comma - 3) + ")";
	return key + " <@ " + quote_value(set) + "::int8multirange";
}

/* Which rows a part is about: at the score, or (for the first part, when armed) all. */
std::string members(const KeptPart &part, bool integer_key, const std::string &key)
{
	return integer_key ? in_set(key, part.keys) : key + " = ANY (" + quote_value(part.keys) + "::int8[])";
}

std::string text_of(const Field &field)
{
	return field ? *field : "";
}

} // namespace

void Digests::begin(const std::string &secret)
{
	secret_ = secret;
	kept_.clear();
	loaded_ = true;
}

const std::map<TableNumber, KeptRows> &Digests::kept()
{
	if (!loaded_)
	{
		secret_ = store_.remembered("secret of the digests").value_or(Field()).value_or("");
		kept_ = store_.kept_rows();
		loaded_ = true;
	}
	return kept_;
}

KeptRows &Digests::of(const SeededObject &object)
{
	kept();
	return kept_.at(key_of(object));
}

bool Digests::has(const SeededObject &object)
{
	return kept().count(key_of(object)) != 0;
}

std::map<std::string, int> Digests::columns(const SeededObject &object)
{
	std::map<std::string, int> names;
	for (const KeptColumn &column : of(object).columns)
		names[column.name] = column.number;
	return names;
}

std::vector<std::string> Digests::key(const SeededObject &object)
{
	std::vector<std::string> names;
	for (const KeptColumn &column : of(object).columns)
		if (column.key)
			names.push_back(column.name);
	return names;
}

void Digests::save()
{
	store_.remember("secret of the digests", secret_);
	store_.keep_rows(kept_);
}

/*
 * One column after the other, each hashed with what came of those before it as its seed: so a value counts at its place
 * in its row only. (hash_record adds its columns up, and a sum over rows would not notice values that change places.)
 * hashint8 folds both halves of a number into one, whatever the seed: the upper half is hashed once more. NULL is
 * hashed as a value that nobody can know.
 */
std::string Digests::hash(const std::vector<Column> &columns) const
{
	const auto number = [&](std::size_t at)
	{ return static_cast<std::int64_t>(std::stoull(secret_.substr(at, 16), nullptr, 16) >> 2); };
	const std::string null_number = std::to_string(number(16)), null_text = quote_value(secret_);
	std::string h = std::to_string(number(0)) + "::int8";
	const auto known = [](const std::string &value, const std::string &otherwise)
	{ return "coalesce(" + value + ", " + otherwise + ")"; };
	for (const auto &[value, type] : columns)
		if (type == "bigint")
		{
			const std::string is = known(value, null_number);
			h = "hashint8extended(" + is + " >> 32, hashint8extended(" + is + ", " + h + "))";
		}
		else if (is_integer(type))
			h = "hashint8extended(" + known("(" + value + ")::int8", null_number) + ", " + h + ")";
		else if (type == "json")
			h = "hashtextextended(" + known("(" + value + ")::jsonb::text", null_text) + " COLLATE \"C\", " + h + ")";
		else if (type == "boolean")
			h = "hashint8extended(" + known("(" + value + ")::int4", "2") + "::int8, " + h + ")";
		else if (type.ends_with("[]"))
			h = "hashtextextended(" + known("(" + value + ")::text", null_text) + " COLLATE \"C\", " + h + ")";
		else if (type == "double precision")
			h = "hashfloat8extended(" + known(value, null_number + "::float8") + ", " + h + ")";
		else if (type.rfind("timestamp", 0) == 0) /* a float8 tells microseconds apart until the year 2255 */
			h = "hashfloat8extended(" + known("date_part('epoch', " + value + ")", null_number + "::float8") + ", " +
			    h + ")";
		else if (type == "numeric" || type.rfind("numeric(", 0) == 0)
			h = "hash_numeric_extended(" + known(value, null_number + "::numeric") + ", " + h + ")";
		else
			h = "hashtextextended(" + known("(" + value + ")::text", null_text) + " COLLATE \"C\", " + h + ")";
	return h;
}

/* The first part is every column that no repair may change, of all rows; the others are what repairs may fill, of the
 * rows that they must leave alone. */
Script Digests::taking(const SeededObject &object)
{
	Script script;
	script.commands.push_back({"ROLLBACK", {}});
	script.commands.push_back(
	    {std::string(begin_snapshot) + "; " + columns_of + std::to_string(object.relation) + " ORDER BY a.attnum", {}});
	Command measure;
	measure.writes = [this, &object](const std::vector<Outcome> &before)
	{
		KeptRows &rows = kept_[key_of(object)];
		rows = {};
		for (const Row &row : before.back().rows)
			rows.columns.push_back({text_of(row[1]), text_of(row[2]), std::stoi(*row[0]), *row[3] == "t"});
		return measuring(object);
	};
	script.commands.push_back(measure);
	Command gaps;
	gaps.writes = [this, &object](const std::vector<Outcome> &before)
	{ return finding_gaps(object, before.back().rows.front()); };
	script.commands.push_back(gaps);
	return script;
}

std::string Digests::measuring(const SeededObject &object)
{
	KeptRows &rows = kept_.at(key_of(object));
	std::set<std::string> free;
	std::vector<const model::Repair *> repairs;
	for (const model::Repair &repair : scenario_.repairs)
		if (repair.table == object.schema + "." + object.name && !repair.columns.empty() &&
		    (repair.databases.empty() || model::contains(repair.databases, object.database)))
		{
			free.insert(repair.columns.begin(), repair.columns.end());
			if (!repair.where.empty() && has_key(rows))
				repairs.push_back(&repair);
		}
	rows.parts.emplace_back();
	for (std::size_t i = 0; i < rows.columns.size(); ++i)
		if (free.count(rows.columns[i].name) == 0)
			rows.parts.front().columns.push_back(i);
	for (const model::Repair *const repair : repairs)
	{
		rows.parts.emplace_back();
		rows.parts.back().left_out = repair->where;
		for (std::size_t i = 0; i < rows.columns.size(); ++i)
			if (rows.columns[i].key || model::contains(repair->columns, rows.columns[i].name))
				rows.parts.back().columns.push_back(i);
	}

	const auto values = [&](const auto &wanted)
	{
		std::vector<Column> columns;
		for (std::size_t i = 0; i < rows.columns.size(); ++i)
			if (wanted(i))
				columns.push_back({"r." + quote_name(rows.columns[i].name), rows.columns[i].type});
		return columns;
	};
	const bool integer_key = has_integer_key(rows);
	const std::vector<Column> key = values([&](std::size_t i) { return rows.columns[i].key; });
	std::string sql;
	for (const KeptPart &part : rows.parts)
	{
		const std::string whole = hash(values([&](std::size_t i) { return model::contains(part.columns, i); }));
		const std::string which = part.left_out.empty() ? "" : " FILTER (WHERE (" + part.left_out + "\n) IS NOT TRUE)";
		const std::string one = integer_key ? key.front().value + "::int8" : key.empty() ? whole : hash(key);
		sql += (sql.empty() ? "SELECT count(*)" : ", count(*)") + which + ", sum(" + whole + ")" + which;
		sql += integer_key ? ", min(" + one + ")" + which + ", max(" + one + ")" + which
		                   : ", coalesce(array_agg(" + one + ")" + which + ", '{}'), NULL";
	}
	return sql + " FROM " + table_name(object) + " AS r";
}

/* Where there are as many rows as numbers between the first and the last, that is the set. */
std::string Digests::finding_gaps(const SeededObject &object, const Row &measured)
{
	KeptRows &rows = kept_.at(key_of(object));
	const bool integer_key = has_integer_key(rows);
	std::string sql;
	for (std::size_t i = 0; i < rows.parts.size(); ++i)
	{
		KeptPart &part = rows.parts[i];
		part.rows = *measured[4 * i];
		part.sum = text_of(measured[4 * i + 1]);
		std::string found = quote_value(text_of(measured[4 * i + 2]));
		if (integer_key && part.rows == "0")
			found = "'{}'";
		else if (integer_key)
		{
			const std::string first = *measured[4 * i + 2], last = *measured[4 * i + 3];
			const std::string key = "r." +
			                        quote_name(std::find_if(rows.columns.begin(), rows.columns.end(),
			                                                [](const KeptColumn &column) { return column.key; })
			                                       ->name) +
			                        "::int8";
			found = "CASE WHEN " + last + "::numeric - " + first + " + 1 = " + part.rows +
			        " THEN int8multirange(int8range(" + first + ", " + last +
			        ", '[]')) ELSE (SELECT range_agg(int8range(low, high, '[]')) FROM (SELECT "
			        "min(k) AS low, max(k) AS high FROM (SELECT k, k - row_number() OVER (ORDER BY k) AS island "
			        "FROM (SELECT " +
			        key + " AS k FROM " + table_name(object) + " AS r" +
			        (part.left_out.empty() ? "" : " WHERE (" + part.left_out + "\n) IS NOT TRUE") +
			        ") AS keys) AS numbered GROUP BY island) AS islands) END";
		}
		sql += (sql.empty() ? "SELECT " : ", ") + found;
	}
	return sql;
}

void Digests::keep(const SeededObject &object, const Script &answered)
{
	if (answered.outcomes.size() != answered.commands.size() || !answered.outcomes.back().ok)
	{
		const bool failed = !answered.outcomes.empty() && !answered.outcomes.back().ok;
		throw Failure(failed ? answered.outcomes.back().sqlstate : sqlstate::object_in_use,
		              "the rows of " + object.schema + "." + object.name + " in " + object.database +
		                  " cannot be counted",
		              failed ? answered.outcomes.back().message : "It took too long.",
		              "Correct what the scenario's [[repair]] says of that table.");
	}
	KeptRows &rows = kept_.at(key_of(object));
	for (std::size_t i = 0; i < rows.parts.size(); ++i)
		rows.parts[i].keys = text_of(answered.outcomes.back().rows.front()[i]);
}

Script Digests::comparing(const SeededObject &object, bool may_hide)
{
	Script script;
	script.commands.push_back({"ROLLBACK", {}});
	/* the lock comes first: what is read after it is what stands */
	script.commands.push_back(
	    {std::string(begin_snapshot) + "; LOCK TABLE ONLY " + table_name(object) + " IN ACCESS SHARE MODE", {}});
	script.commands.push_back({std::string(columns_of) + "to_regclass(" + quote_value(table_name(object)) +
	                               ") AND c.relkind IN ('r', 'p')" +
	                               (may_hide ? "" : std::string(" AND ") + hides_nothing) + " ORDER BY a.attnum",
	                           {}});
	Command count;
	count.writes = [this, &object](const std::vector<Outcome> &before) { return counting(object, before.back()); };
	script.commands.push_back(count);
	return script;
}

/* The same question of the table that stands at the name now. A column is the one of its name, else, in the table that
 * was armed, the one that was renamed; it is compared as the type that it had. */
std::string Digests::counting(const SeededObject &object, const Outcome &now)
{
	const KeptRows &rows = of(object);
	std::string inner, same = "true";
	for (std::size_t i = 0; i < rows.columns.size(); ++i)
	{
		const KeptColumn &column = rows.columns[i];
		const Row *found = nullptr;
		for (const Row &row : now.rows)
			if (*row[1] == column.name)
				found = &row;
		if (found == nullptr)
			for (const Row &row : now.rows)
				if (*row[4] == std::to_string(object.relation) && *row[0] == std::to_string(column.number))
					found = &row;
		if (found == nullptr)
			return "SELECT 'lost'";
		std::string value = "r." + quote_name(*(*found)[1]);
		if (const std::string &type = *(*found)[2]; type != column.type)
		{
			/* a cast that goes there and back: nothing was cut off or rounded away */
			same += " AND " + fits(value, type, column.type);
			value = "(" + value + ")::" + column.type;
		}
		inner += (inner.empty() ? "SELECT " : ", ") + value + " AS " + alias(i);
	}
	inner += ", " + same + " AS fits FROM " + table_name(object) + " AS r";

	const auto values = [&](const std::string &from, const auto &wanted)
	{
		std::vector<Column> columns;
		for (std::size_t i = 0; i < rows.columns.size(); ++i)
			if (wanted(i))
				columns.push_back({from + alias(i), rows.columns[i].type});
		return columns;
	};
	const bool integer_key = has_integer_key(rows);
	const auto in_key = [&](std::size_t i) { return rows.columns[i].key; };
	const auto in_first = [&](std::size_t i) { return model::contains(rows.parts.front().columns, i); };
	const auto key_in = [&](const std::string &from)
	{
		const std::vector<Column> key = values(from, in_key);
		return integer_key ? key.front().value + "::int8" : hash(key.empty() ? values(from, in_first) : key);
	};

	std::string before;
	if (touched_)
		for (const TouchedRow &row : touched_(object))
		{
			std::string line;
			for (const KeptColumn &column : rows.columns)
			{
				const auto value = row.before.find(column.name);
				line += (line.empty() ? "(" : ", ") +
				        (value == row.before.end() || !value->second ? "NULL" : quote_value(*value->second)) +
				        "::text::" + column.type;
			}
			before += (before.empty() ? "(VALUES " : ", ") + line + ")";
		}
	if (!before.empty())
	{
		before += ") AS b(";
		for (std::size_t i = 0; i < rows.columns.size(); ++i)
			before += (i == 0 ? "" : ", ") + alias(i);
		before += ")";
	}

	if (!has_key(rows))
	{
		/* rows without a key: each must be there as often as it was */
		std::string kept = "SELECT unnest(" + quote_value(rows.parts.front().keys) + "::int8[]) AS h";
		if (!before.empty())
			kept += " EXCEPT ALL SELECT " + key_in("b.") + " FROM " + before;
		return "SELECT count(*) FROM (SELECT h, count(*) AS n FROM (" + kept +
		       ") AS k GROUP BY h) AS k LEFT JOIN (SELECT " + key_in("s.") + " AS h, count(*) AS n FROM (" + inner +
		       ") AS s WHERE s.fits GROUP BY 1) AS r USING (h) WHERE coalesce(r.n, 0) < k.n";
	}

	std::string rest = "(" + inner + ") AS s";
	if (!before.empty())
		rest = "(SELECT * FROM " + rest + " WHERE " + key_in("s.") + " NOT IN (SELECT " + key_in("b.") + " FROM " +
		       before + ") UNION ALL SELECT *, true FROM " + before + ") AS s";
	const std::string key = key_in("s.");
	std::string sql = "SELECT coalesce(bool_and(s.fits), true)";
	for (const KeptPart &part : rows.parts)
	{
		const std::string which =
		    &part == &rows.parts.front() ? "" : " FILTER (WHERE " + members(part, integer_key, key) + ")";
		sql += ", count(*)" + which + ", sum(" +
		       hash(values("s.", [&](std::size_t i) { return model::contains(part.columns, i); })) + ")" + which;
	}
	return sql + " FROM " + rest + " WHERE " + members(rows.parts.front(), integer_key, key);
}

bool Digests::stands(const SeededObject &object, const Outcome &answer)
{
	const KeptRows &rows = of(object);
	if (!answer.ok || answer.rows.size() != 1)
		return false;
	const Row &row = answer.rows.front();
	if (!has_key(rows))
		return text_of(row[0]) == "0";
	if (row.size() != 1 + 2 * rows.parts.size() || text_of(row[0]) != "t")
		return false;
	for (std::size_t i = 0; i < rows.parts.size(); ++i)
		if (text_of(row[1 + 2 * i]) != rows.parts[i].rows || text_of(row[2 + 2 * i]) != rows.parts[i].sum)
			return false;
	return true;
}

} // namespace ride
