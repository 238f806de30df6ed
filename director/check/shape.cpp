/*
 * The shape of the seeded tables.
 *
 * Pure C++; director only.
 */
#include "director/check/shape.hpp"

#include <algorithm>

#include "model/text.hpp"

namespace ride
{

namespace
{

/* Without names, parentheses and the casts that the server writes when a column gets another type: a constraint or an
 * index that is made anew, or because of that, reads the same. A cast that may change what is compared stays: of a
 * column only those from text to text and from a number to a wider one are left out. */
constexpr const char *query = R"(
, casts AS (SELECT n, coalesce(string_agg(quote_ident(attname), '|') FILTER (WHERE typcategory = 'S'), ' ') AS texts,
  coalesce(string_agg(quote_ident(attname), '|') FILTER (WHERE typcategory = 'N' AND typname <> 'oid'), ' ') AS numbers
  FROM t JOIN pg_attribute ON attrelid = t.oid AND attnum > 0 AND NOT attisdropped JOIN pg_type y ON y.oid = atttypid
  GROUP BY n),
plain AS (SELECT n, kind, c.object, translate(regexp_replace(regexp_replace(regexp_replace(regexp_replace(c.d,
  '\((' || texts || ')\)::(text|character varying|character|bpchar)(\(\d+\))?', '\1', 'g'),
  '\((' || numbers || ')\)::(integer|bigint|numeric|real|double precision)(\(\d+(,\d+)?\))?', '\1', 'g'),
  '(''([^'']|'''')*''|\(-?\d+(\.\d+)?\)|\m\d+(\.\d+)?)::[a-z_]+( [a-z_]+)*(\(\d+(,\d+)?\))?', '\1', 'g'),
  '(\]\)?)::[a-z_]+( [a-z_]+)*(\(\d+(,\d+)?\))?\[\]', '\1', 'g'), '()', '  ') AS definition
  FROM (SELECT n, 'constraint' AS kind, c.oid AS object, pg_get_constraintdef(c.oid) AS d FROM t JOIN pg_constraint c
  ON conrelid = t.oid AND contype IN ('c', 'f', 'p', 'u', 'x')
  UNION ALL SELECT n, 'index', i.indexrelid, replace(replace(pg_get_indexdef(i.indexrelid),
  quote_ident(x.relname) || ' ON ', 'ON '), ' ON ONLY ', ' ON ') FROM t JOIN pg_index i ON indrelid = t.oid AND indisvalid
  JOIN pg_class x ON x.oid = i.indexrelid) AS c JOIN casts USING (n))
SELECT n, 'table' AS kind, oid AS object, '' AS name, '' AS definition FROM t
UNION ALL SELECT n, 'owner', 0::oid, '', relowner::text FROM t
UNION ALL SELECT n, 'persistence', 0::oid, '', relpersistence::text FROM t
UNION ALL SELECT n, 'row-security', 0::oid, '', relrowsecurity || ' ' || relforcerowsecurity FROM t
UNION ALL SELECT n, 'replica-identity', 0::oid, '', '' FROM t WHERE relreplident <> 'n'
UNION ALL SELECT n, 'alone', 0::oid, '', '' FROM t WHERE relkind = 'p' OR NOT EXISTS (SELECT FROM pg_inherits WHERE
  inhparent = t.oid)
UNION ALL SELECT n, 'default', attnum::int4::oid, attname::text, '' FROM t JOIN pg_attribute ON attrelid = t.oid AND
  attnum > 0 AND NOT attisdropped AND (atthasdef OR attidentity <> '')
UNION ALL SELECT n, 'type', attnum::int4::oid, attname::text, concat_ws(' ', atttypid, (SELECT
  string_agg(casttarget::text, ' ' ORDER BY casttarget) FROM pg_cast WHERE castsource = atttypid AND castcontext = 'i'))
  FROM t JOIN pg_attribute ON attrelid = t.oid AND attnum > 0 AND NOT attisdropped
UNION ALL SELECT n, 'not-null', attnum::int4::oid, attname::text, '' FROM t JOIN pg_attribute ON attrelid = t.oid AND attnum > 0
  AND attnotnull AND NOT attisdropped WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = t.oid AND contype = 'n'
  AND conkey = ARRAY[attnum] AND NOT convalidated)
UNION ALL SELECT n, kind, object, '', definition FROM plain
UNION ALL SELECT n, 'policy', p.oid, '', concat_ws(' ', polcmd, polpermissive, polroles, pg_get_expr(polqual, t.oid),
  pg_get_expr(polwithcheck, t.oid)) FROM t JOIN pg_policy p ON polrelid = t.oid
UNION ALL SELECT n, 'grant', 0::oid, '', grantee || ' ' || privilege_type || again FROM t,
  aclexplode(coalesce(relacl, acldefault('r', relowner))) AS a, LATERAL (SELECT '' UNION ALL SELECT ' to grant' WHERE
  is_grantable) AS o(again)
UNION ALL SELECT n, 'grant', attnum::int4::oid, attname::text, grantee || ' ' || privilege_type || again FROM t
  JOIN pg_attribute ON attrelid = t.oid AND attnum > 0 AND NOT attisdropped, aclexplode(attacl) AS a, LATERAL (SELECT ''
  UNION ALL SELECT ' to grant' WHERE is_grantable) AS o(again))";

/* One word of blanks, so that parentheses that were taken away leave no trace. */
std::string squeezed(const std::string &text)
{
	std::string result;
	for (const char c : text)
		if (c != ' ' || (!result.empty() && result.back() != ' '))
			result += c;
	return result;
}

/* Written down, but nothing that rows must obey. */
bool is_idle(const std::string &definition)
{
	return definition.find(" NOT VALID") != std::string::npos || definition.find(" NOT ENFORCED") != std::string::npos;
}

std::string without(const std::string &text, const std::string &word)
{
	const std::size_t at = text.find(word);
	return at == std::string::npos ? text : text.substr(0, at) + text.substr(at + word.size());
}

/* A key is as good as a unique constraint, as NOT NULL is a question of its own; an index that is unique besides finds
 * rows as well as before. */
bool serves(const ShapeItem &armed, const ShapeItem &now)
{
	const std::string was = squeezed(armed.definition), is = squeezed(now.definition);
	if (was == is)
		return true;
	if (armed.kind == "constraint")
		return without(was, "PRIMARY KEY") == without(is, "UNIQUE") ||
		       without(was, "UNIQUE") == without(is, "PRIMARY KEY");
	return armed.kind == "index" && was == without(is, "UNIQUE ");
}

/* A column takes less than it did: its type turns into the old one without a word, and comes of it by force only. Each type
 * is told with those that it turns into; a length or a precision is left to the values that stand. */
bool is_narrower(const ShapeItem &armed, const ShapeItem &now)
{
	const std::vector<std::string> was = model::split(armed.definition, ' '), is = model::split(now.definition, ' ');
	const auto turns_into = [](const std::vector<std::string> &from, const std::string &type)
	{ return std::find(from.begin() + 1, from.end(), type) != from.end(); };
	return was[0] != is[0] && turns_into(is, was[0]) && !turns_into(was, is[0]);
}

/* The grantee 0 is everybody. */
bool is_public(const ShapeItem &item)
{
	return item.kind == "grant" && item.definition.rfind("0 ", 0) == 0;
}

bool holds(const ShapeItem &armed, const ShapeItem &now, bool same_table)
{
	if (armed.kind != now.kind)
		return false;
	const bool same_object = same_table && armed.object == now.object;
	if (armed.kind == "grant" || armed.kind == "not-null")
		return armed.definition == now.definition && (armed.name == now.name || same_object || now.object == 0);
	if (armed.kind == "default" || armed.kind == "type")
		return (armed.name == now.name || same_object) && (armed.kind == "default" || !is_narrower(armed, now));
	if (armed.kind == "constraint" || armed.kind == "index" || armed.kind == "policy")
		return serves(armed, now) ||
		       (same_object && armed.kind != "policy" && (is_idle(armed.definition) || !is_idle(now.definition)));
	if (armed.kind == "persistence")
		return armed.definition == now.definition || now.definition == "p";
	return armed.definition == now.definition;
}

std::uint32_t table_of(const Shape &shape)
{
	return shape.empty() ? 0 : shape.front().object;
}

std::map<std::size_t, Shape> shapes_in(const Outcome &answer)
{
	std::map<std::size_t, Shape> shapes;
	for (const Row &row : answer.rows)
	{
		if (!row[4]) /* dropped while it was asked about */
			continue;
		ShapeItem item{*row[1], static_cast<std::uint32_t>(std::stoul(*row[2])), *row[3], *row[4]};
		Shape &shape = shapes[std::stoul(*row[0])];
		shape.insert(item.kind == "table" ? shape.begin() : shape.end(), std::move(item));
	}
	return shapes;
}

} // namespace

bool is_lesser(const Shape &armed, const Shape &now, const std::vector<std::string> &loses)
{
	const bool same_table = table_of(armed) == table_of(now);
	const auto found_in = [&](const Shape &shape, const ShapeItem &item)
	{
		return std::any_of(shape.begin(), shape.end(),
		                   [&](const ShapeItem &other) { return holds(item, other, same_table); });
	};
	/* a column that is gone has lost its values, which is another question */
	const auto is_gone = [&](const ShapeItem &item)
	{
		return std::none_of(now.begin(), now.end(),
		                    [&](const ShapeItem &other) {
			                    return other.kind == "type" &&
			                           (other.name == item.name || (same_table && other.object == item.object));
		                    });
	};
	const auto matters = [&](const ShapeItem &item)
	{
		return item.kind != "table" && !model::contains(loses, item.kind) &&
		       ((item.kind != "type" && item.kind != "default") || !is_gone(item));
	};
	return std::any_of(armed.begin(), armed.end(),
	                   [&](const ShapeItem &item) { return matters(item) && !found_in(now, item); }) ||
	       std::any_of(now.begin(), now.end(),
	                   [&](const ShapeItem &item)
	                   { return matters(item) && is_public(item) && !found_in(armed, item); });
}

std::string Shapes::question(const std::string &database) const
{
	std::string tables;
	for (std::size_t i = 0; i < objects_.size(); ++i)
		if (objects_[i].database == database)
			tables += (tables.empty() ? "(" : ", (") + std::to_string(i) + ", " +
			          quote_value(quote_name(objects_[i].schema) + "." + quote_name(objects_[i].name)) + ")";
	if (tables.empty())
		return {};
	return "WITH t AS (SELECT n, c.* FROM (VALUES " + tables +
	       ") AS w(n, named) JOIN pg_class AS c ON c.oid = to_regclass(named) AND relkind IN ('r', 'p'))" + query;
}

void Shapes::keep(const Outcome &answer)
{
	for (auto &[i, shape] : shapes_in(answer))
		kept_[{objects_[i].database_oid, objects_[i].relation}] = std::move(shape);
	loaded_ = true;
}

void Shapes::save()
{
	store_.keep_shapes(kept_);
}

const Shape *Shapes::kept(const SeededObject &object)
{
	if (!loaded_)
		kept_ = store_.kept_shapes();
	loaded_ = true;
	const auto found = kept_.find({object.database_oid, object.relation});
	return found == kept_.end() ? nullptr : &found->second;
}

std::vector<std::string> Shapes::may_lose(const SeededObject &object) const
{
	std::vector<std::string> kinds;
	for (const model::Repair &repair : scenario_.repairs)
		if (repair.table == object.schema + "." + object.name &&
		    (repair.databases.empty() || model::contains(repair.databases, object.database)))
			kinds.insert(kinds.end(), repair.loses.begin(), repair.loses.end());
	return kinds;
}

bool Shapes::had_row_security(const SeededObject &object)
{
	const Shape *const armed = kept(object);
	return armed != nullptr &&
	       std::any_of(armed->begin(), armed->end(),
	                   [](const ShapeItem &item)
	                   { return item.kind == "row-security" && item.definition.rfind("true", 0) == 0; });
}

bool Shapes::lost(const Outcome &answer)
{
	bool any = false;
	for (const auto &[i, now] : shapes_in(answer))
		if (const Shape *const armed = kept(objects_[i]))
			any = is_lesser(*armed, now, may_lose(objects_[i])) || any;
	return any;
}

} // namespace ride
