/*
 * Acts that change the schema: of the session's own tables for good, of the scenario's in rehearsals and by small steps.
 *
 * Pure C++. What is logged: docs/hooks.md, "Action by action".
 */
#include <algorithm>

#include "tests/acts/repertoire.hpp"

namespace acts
{

namespace
{

using When = Entry::When;

Logged logged(const std::string &tag, const std::string &type, const std::string &name, bool dropped = false,
              bool rewrite = false)
{
	return {tag, type, "public", "public." + name, dropped, rewrite};
}

Statement ddl(const std::string &tag, const std::string &sql, const std::string &object, std::vector<Logged> rows)
{
	Statement statement{sql, {}, {}, {}};
	statement.effects.tag = tag;
	statement.effects.object = object;
	statement.effects.logged = std::move(rows);
	return statement;
}

Statement plain(const std::string &tag, const std::string &sql, Verb verb = Verb::none, const std::string &name = {})
{
	Statement statement = ddl(tag, sql, "", {});
	statement.effects.verb = verb;
	statement.effects.savepoint = name;
	return statement;
}

OwnTable *find(Ledger &ledger, const std::string &name)
{
	for (OwnTable &table : ledger.tables)
		if (table.name == name)
			return &table;
	return nullptr;
}

Act create_table(Stage &stage)
{
	const std::string name = stage.fresh("t");
	Statement statement = ddl("CREATE TABLE", "CREATE TABLE " + name + " (id bigint, line text)", name,
	                          {logged("CREATE TABLE", "table", name)});
	switch (stage.below(6))
	{
		case 0:
			statement = ddl("CREATE TABLE", "CREATE TABLE public." + name + " (id bigint PRIMARY KEY, line text)", name,
			                {logged("CREATE TABLE", "table", name), logged("CREATE INDEX", "index", name + "_pkey")});
			break;
		case 1: /* reading on the way is no look: it makes something */
			statement = ddl("CREATE TABLE AS", "CREATE TABLE " + name + " AS SELECT id, status AS line FROM orders",
			                name, {logged("CREATE TABLE AS", "table", name)});
			break;
		case 2:
			statement = ddl("DO", "DO $$ BEGIN CREATE TABLE " + name + " (id bigint, line text); END $$", "",
			                {logged("CREATE TABLE", "table", name)});
			break;
		case 3:
			statement = ddl("SELECT INTO", "SELECT id, name AS line INTO " + name + " FROM customers", name,
			                {logged("SELECT INTO", "table", name)});
			break;
		default:
			break;
	}
	statement.effects.then = [name](Ledger &ledger) { ledger.tables.push_back({name, {}, 0}); };
	return single(statement);
}

Act temporary_table(Stage &stage)
{
	const std::string name = stage.fresh("tmp");
	return {"",
	        {{Way::simple, {ddl("CREATE TABLE", "CREATE TEMP TABLE " + name + " (id int)", name, {})}},
	         {Way::simple, {ddl("DROP TABLE", "DROP TABLE pg_temp." + name, name, {})}}}};
}

Act alter_table(Stage &stage)
{
	if (stage.ledger.tables.empty())
		return create_table(stage);
	const std::string name = stage.one_of(stage.ledger.tables).name;
	const std::string column = stage.fresh("c");
	const auto altered = [&](const std::string &how)
	{
		return ddl("ALTER TABLE", "ALTER TABLE " + name + " " + how, "public." + name,
		           {logged("ALTER TABLE", "table", name)});
	};
	switch (stage.below(7))
	{
		case 0:
		{
			Statement statement =
			    altered("ALTER COLUMN line TYPE varchar(" + std::to_string(40 + stage.below(5)) + ") USING line || ''");
			/* whether it was varchar of that length before or not: USING has every row computed anew */
			statement.effects.logged.insert(statement.effects.logged.begin(),
			                                logged("ALTER TABLE", "table", name, false, true));
			return single(statement);
		}
		case 1:
		{
			const std::string other = stage.fresh("t");
			Statement statement = ddl("ALTER TABLE", "ALTER TABLE " + name + " RENAME TO " + other, "public." + name,
			                          {logged("ALTER TABLE", "table", other)});
			statement.effects.then = [name, other](Ledger &ledger) { find(ledger, name)->name = other; };
			return single(statement);
		}
		case 2:
			return single(ddl("COMMENT", "COMMENT ON TABLE " + name + " IS 'the player''s'", "public." + name,
			                  {logged("COMMENT", "table", name)}));
		case 3:
			return single(ddl("GRANT", "GRANT SELECT ON " + name + " TO app_user", "public." + name,
			                  {logged("GRANT", "table", name)}));
		case 4:
			return single(ddl("REVOKE", "REVOKE ALL ON TABLE " + name + " FROM app_user", "public." + name,
			                  {logged("REVOKE", "table", name)}));
		default:
			return single(altered("ADD COLUMN " + column + " int"));
	}
}

Act drop_table(Stage &stage)
{
	if (stage.ledger.tables.empty())
		return create_table(stage);
	const std::string name = stage.one_of(stage.ledger.tables).name;
	Statement statement =
	    ddl("DROP TABLE", "DROP TABLE " + name, "public." + name, {logged("DROP TABLE", "table", name, true)});
	statement.effects.then = [name](Ledger &ledger)
	{ std::erase_if(ledger.tables, [&](const OwnTable &table) { return table.name == name; }); };
	return single(statement);
}

Act create_index(Stage &stage)
{
	if (stage.ledger.tables.empty())
		return create_table(stage);
	const std::string table = stage.one_of(stage.ledger.tables).name;
	const std::string name = stage.fresh("i");
	const std::string tag = stage.ledger.in_block || stage.chance(60) ? "CREATE INDEX" : "CREATE INDEX CONCURRENTLY";
	Statement statement =
	    ddl(tag, tag + " " + name + " ON " + table + " (id)", "public." + table, {logged(tag, "index", name)});
	statement.effects.then = [table, name](Ledger &ledger) { find(ledger, table)->indexes.push_back(name); };
	return single(statement);
}

Act drop_index(Stage &stage)
{
	for (const OwnTable &table : stage.ledger.tables)
	{
		if (table.indexes.empty())
			continue;
		const std::string name = table.indexes.front(), of = table.name;
		const bool again = stage.chance(40);
		Statement statement = again ? ddl("REINDEX", "REINDEX INDEX " + name, "public." + name,
		                                  {logged("REINDEX", "index", name), logged("REINDEX", "table", of)})
		                            : ddl("DROP INDEX", "DROP INDEX " + name, "public." + name,
		                                  {logged("DROP INDEX", "index", name, true)});
		if (!again)
			statement.effects.then = [of](Ledger &ledger)
			{ find(ledger, of)->indexes.erase(find(ledger, of)->indexes.begin()); };
		return single(statement);
	}
	return create_index(stage);
}

/* Made and unmade in one act: views, functions, types, schemas, triggers. */
Act other_object(Stage &stage)
{
	const std::string name = stage.fresh("o");
	Act act;
	const auto add = [&](Statement statement) { act.messages.push_back({Way::simple, {std::move(statement)}}); };
	switch (stage.below(7))
	{
		case 0:
			add(ddl("CREATE VIEW", "CREATE VIEW " + name + " AS SELECT id FROM customers", name,
			        {logged("CREATE VIEW", "view", name)}));
			add(ddl("DROP VIEW", "DROP VIEW " + name, "public." + name, {logged("DROP VIEW", "view", name, true)}));
			break;
		case 1:
			add(ddl("CREATE MATERIALIZED VIEW", "CREATE MATERIALIZED VIEW " + name + " AS SELECT 1 AS one", name,
			        {logged("CREATE MATERIALIZED VIEW", "materialized view", name)}));
			add(ddl("REFRESH MATERIALIZED VIEW", "REFRESH MATERIALIZED VIEW " + name, "public." + name,
			        {logged("REFRESH MATERIALIZED VIEW", "materialized view", name)}));
			add(ddl("DROP MATERIALIZED VIEW", "DROP MATERIALIZED VIEW " + name, "public." + name,
			        {logged("DROP MATERIALIZED VIEW", "materialized view", name, true)}));
			break;
		case 2:
			add(ddl("CREATE FUNCTION", "CREATE FUNCTION " + name + "() RETURNS int LANGUAGE sql AS 'SELECT 1'", "",
			        {logged("CREATE FUNCTION", "function", name + "()")}));
			add(ddl("DROP FUNCTION", "DROP FUNCTION " + name + "()", "",
			        {logged("DROP FUNCTION", "function", name + "()", true)}));
			break;
		case 3:
			add(ddl("CREATE TYPE", "CREATE TYPE " + name + " AS ENUM ('a')", "",
			        {logged("CREATE TYPE", "type", name)}));
			add(ddl("DROP TYPE", "DROP TYPE " + name, "", {logged("DROP TYPE", "type", name, true)}));
			break;
		case 4: /* what goes along is not the on-call's word */
			add(ddl("CREATE SCHEMA", "CREATE SCHEMA " + name, "",
			        {{"CREATE SCHEMA", "schema", "(null)", name, false, false}}));
			add(ddl("CREATE TABLE", "CREATE TABLE " + name + ".inside (id int)", "inside",
			        {{"CREATE TABLE", "table", name, name + ".inside", false, false}}));
			add(ddl("DROP SCHEMA", "DROP SCHEMA " + name + " CASCADE", "",
			        {{"DROP SCHEMA", "schema", "(null)", name, true, false}}));
			break;
		case 5:
			add(ddl("CREATE SEQUENCE", "CREATE SEQUENCE " + name, name, {logged("CREATE SEQUENCE", "sequence", name)}));
			add(ddl("DROP SEQUENCE", "DROP SEQUENCE " + name, "public." + name,
			        {logged("DROP SEQUENCE", "sequence", name, true)}));
			break;
		default: /* failing halfway leaves nothing */
			add(ddl("never", "DO $$ BEGIN CREATE TABLE " + name + " (id int); PERFORM 1 / 0; END $$", "", {}));
			break;
	}
	return act;
}

/* Statements that know no transaction block. */
Act maintain(Stage &stage)
{
	const bool seeded = stage.ledger.tables.empty() || stage.chance(30);
	const std::string name = seeded ? "orders" : stage.one_of(stage.ledger.tables).name;
	Statement statement = ddl("VACUUM", "VACUUM " + name, "public." + name, {logged("VACUUM", "table", name)});
	switch (seeded ? stage.below(2) : stage.below(4))
	{
		case 0:
			statement = ddl("ANALYZE", "ANALYZE " + name, "public." + name, {logged("ANALYZE", "table", name)});
			break;
		case 2:
			statement = ddl("VACUUM FULL", "VACUUM (FULL) " + name, "public." + name,
			                {logged("VACUUM FULL", "table", name, false, true)});
			break;
		case 3:
			statement = ddl("REINDEX", "REINDEX TABLE " + name, "public." + name, {logged("REINDEX", "table", name)});
			break;
		default:
			break;
	}
	if (seeded && statement.effects.tag == "VACUUM")
		statement.effects.tries = {{"VACUUM", "orders"}};
	return single(statement);
}

struct Rehearsed
{
	const char *tag, *sql, *object;
	std::vector<std::string> changes;
	std::vector<std::pair<std::string, std::string>> tries;
};

/* On the scenario's tables, and never for good. */
Act rehearse(Stage &stage)
{
	static const std::vector<Rehearsed> acts{
	    {"ALTER TABLE",
	     "ALTER TABLE orders ADD COLUMN tried text",
	     "public.orders",
	     {"orders"},
	     {{"ALTER TABLE", "orders"}}},
	    {"DROP TABLE", "DROP TABLE orders CASCADE", "public.orders", {"orders"}, {{"DROP TABLE", "orders"}}},
	    {"TRUNCATE", "TRUNCATE customers CASCADE", "public.customers", {"customers", "orders"}, {}},
	    {"TRUNCATE", "TRUNCATE orders", "public.orders", {"orders"}, {{"TRUNCATE", "orders"}}},
	    {"CREATE INDEX", "CREATE INDEX tried ON orders (cents)", "public.orders", {}, {{"CREATE INDEX", "orders"}}},
	    {"DROP TABLE", "DROP TABLE events", "public.events", {"events", "events_low", "events_high"}, {}},
	    {"ALTER TABLE", "ALTER TABLE events DETACH PARTITION events_high", "public.events", {"events"}, {}},
	    {"LOCK TABLE", "LOCK TABLE orders IN ACCESS EXCLUSIVE MODE", "public.orders", {}, {{"LOCK TABLE", "orders"}}}};
	const Rehearsed &tried = stage.one_of(acts);
	Statement statement = ddl(tried.tag, tried.sql, tried.object, {});
	statement.effects.changes = tried.changes;
	statement.effects.tries = tried.tries;
	Message message;
	const std::string name = stage.fresh("re");
	if (stage.ledger.in_block)
		message.statements = {plain("SAVEPOINT", "SAVEPOINT " + name, Verb::savepoint, name), statement,
		                      plain("ROLLBACK", "ROLLBACK TO " + name, Verb::rollback_to, name)};
	else
		message.statements = {plain("BEGIN", "BEGIN", Verb::begin), statement,
		                      plain("ROLLBACK", "ROLLBACK", Verb::rollback)};
	return {"", {message}};
}

/* Small steps on the scenario's tables that may stay. */
Act alter_seeded(Stage &stage)
{
	Statement statement = ddl(
	    "ALTER TABLE", "ALTER TABLE customers ALTER COLUMN note SET DEFAULT 'd" + std::to_string(++stage.serial) + "'",
	    "public.customers", {logged("ALTER TABLE", "table", "customers")});
	statement.effects.changes = statement.effects.alters = {"customers"};
	switch (stage.below(4))
	{
		case 0:
			statement = ddl("COMMENT", "COMMENT ON TABLE orders IS 'as before'", "public.orders",
			                {logged("COMMENT", "table", "orders")});
			break;
		case 1:
			statement = ddl("GRANT", "GRANT SELECT ON orders TO app_user", "public.orders",
			                {logged("GRANT", "table", "orders")});
			break;
		case 2:
			statement =
			    ddl("ALTER TABLE",
			        "ALTER TABLE orders ALTER COLUMN status SET STATISTICS " + std::to_string(50 + stage.below(50)),
			        "public.orders", {logged("ALTER TABLE", "table", "orders")});
			statement.effects.changes = {"orders"};
			statement.effects.alters = {};
			statement.effects.tries = {{"ALTER TABLE", "orders"}};
			break;
		default:
			break;
	}
	return single(statement);
}

} // namespace

const std::vector<Entry> &schema_changes()
{
	static const std::vector<Entry> entries{
	    {"create-table", 8, When::anywhere, create_table}, {"temporary", 2, When::anywhere, temporary_table},
	    {"alter-table", 9, When::anywhere, alter_table},   {"drop-table", 4, When::anywhere, drop_table},
	    {"create-index", 5, When::anywhere, create_index}, {"drop-index", 4, When::anywhere, drop_index},
	    {"other-object", 5, When::anywhere, other_object}, {"maintain", 4, When::outside, maintain},
	    {"rehearse", 6, When::anywhere, rehearse},         {"alter-seeded", 3, When::anywhere, alter_seeded}};
	return entries;
}

} // namespace acts
