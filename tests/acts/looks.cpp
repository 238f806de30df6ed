/*
 * Acts that look.
 *
 * Pure C++. What a look is: docs/scoring.md, "Detect: evidence".
 */
#include "tests/acts/repertoire.hpp"

namespace acts
{

namespace
{

using When = Entry::When;

Statement query(const std::string &sql, const std::string &object, std::vector<std::string> reads)
{
	Statement statement{sql, {}, {}, {}};
	statement.effects.tag = "SELECT";
	statement.effects.object = object;
	statement.effects.reads = std::move(reads);
	return statement;
}

Statement of_group(const std::string &sql, const std::string &object, std::vector<std::string> groups,
                   std::vector<std::string> about = {})
{
	Statement statement = query(sql, object, {});
	statement.effects.groups = std::move(groups);
	statement.effects.about = std::move(about);
	return statement;
}

const std::vector<Statement> &plain_queries()
{
	static const std::vector<Statement> queries{
	    query("SELECT id FROM orders", "public.orders", {"orders"}),
	    query("SELECT count(*) FROM orders", "public.orders", {}), /* its columns are asked for, and it shows none */
	    query("SELECT id FROM public.orders WHERE false", "public.orders", {}),
	    query("SELECT * FROM orders WHERE id = -1", "public.orders", {"orders"}),
	    query("TABLE customers", "public.customers", {"customers"}),
	    query("SELECT o.id, c.name FROM orders o JOIN customers c ON c.id = o.customer_id LIMIT 3", "public.orders",
	          {"orders", "customers"}),
	    query("SELECT sum(cents) FROM paid_orders", "public.paid_orders", {"orders"}),
	    query("SELECT id FROM events WHERE id = 500", "public.events", {"events"}),
	    query("SELECT id FROM events_high", "public.events_high", {"events_high"}),
	    query("WITH unused AS (SELECT * FROM customers) SELECT id FROM orders", "public.orders", {"orders"}),
	    query("WITH used AS MATERIALIZED (SELECT * FROM customers) SELECT id FROM used", "public.customers",
	          {"customers"}),
	    query("SELECT name FROM customers WHERE id IN (SELECT customer_id FROM orders WHERE cents > 8000)",
	          "public.customers", {"customers", "orders"}),
	    query("SELECT id FROM orders UNION ALL SELECT id FROM customers", "public.orders", {"orders", "customers"}),
	    query("SELECT", "", {}),
	    query("VALUES (1), (2)", "", {}),
	    query("SELECT count(*) FROM generate_series(1, 10)", "", {})};
	return queries;
}

/* The relations behind a system view count for nothing; the functions that it calls are called. */
const std::vector<Statement> &catalog_queries()
{
	static const std::vector<Statement> queries{
	    of_group("SELECT attname FROM pg_attribute WHERE attrelid = 'orders'::regclass", "pg_catalog.pg_attribute",
	             {"columns"}, {"orders"}),
	    of_group("SELECT attname FROM pg_attribute WHERE attrelid = 'public.customers'::regclass AND attnum > 0",
	             "pg_catalog.pg_attribute", {"columns"}, {"customers"}),
	    of_group("SELECT count(*) FROM pg_attribute WHERE attrelid = 'ledger'::regclass", "pg_catalog.pg_attribute",
	             {"columns"}),
	    of_group("SELECT attrelid, attname FROM pg_catalog.pg_attribute", "pg_catalog.pg_attribute", {"columns"},
	             {"*"}),
	    of_group(
	        "SELECT column_name FROM information_schema.columns WHERE table_name = 'orders' AND column_name = 'no'",
	        "information_schema.columns", {"columns", "grants"}, {"orders"}),
	    of_group("SELECT null_frac FROM pg_stats WHERE tablename IN ('orders', 'customers')", "pg_catalog.pg_stats",
	             {"columns", "table_stats", "grants", "policies"}, {"orders", "customers"}),
	    of_group("SELECT count(*) FROM pg_stat_activity", "pg_catalog.pg_stat_activity", {}),
	    of_group("SELECT datname, query FROM pg_stat_activity WHERE pid <> pg_backend_pid()",
	             "pg_catalog.pg_stat_activity", {"sessions"}),
	    of_group("SELECT pid FROM pg_stat_get_activity(NULL)", "", {"sessions"}),
	    of_group("SELECT mode, granted FROM pg_locks WHERE pid = pg_backend_pid()", "pg_catalog.pg_locks", {}),
	    of_group("SELECT pg_blocking_pids(pg_backend_pid())", "", {}),
	    of_group("SELECT relname, n_dead_tup FROM pg_stat_user_tables", "pg_catalog.pg_stat_user_tables",
	             {"table_stats"}),
	    of_group("SELECT pg_relation_size('orders')", "", {"table_stats"}),
	    of_group("SELECT has_table_privilege('app_user', 'orders', 'SELECT')", "", {"grants"}),
	    of_group("SELECT relname, reltuples FROM pg_class WHERE relname = 'orders'", "pg_catalog.pg_class",
	             {"table_stats", "grants"}),
	    of_group("SELECT * FROM pg_policies", "pg_catalog.pg_policies", {"policies"}),
	    of_group("SELECT DISTINCT session FROM ride.status()", "", {"sessions"}),
	    of_group("SELECT datname FROM pg_database ORDER BY 1", "pg_catalog.pg_database", {"grants"})};
	return queries;
}

Way any_way(Stage &stage)
{
	return stage.one_of<Way>({Way::simple, Way::simple, Way::parameters});
}

Act plain(Stage &stage)
{
	return single(any_way(stage), stage.one_of(plain_queries()));
}

Act catalog(Stage &stage)
{
	return single(any_way(stage), stage.one_of(catalog_queries()));
}

Act own_catalog(Stage &stage)
{
	if (stage.ledger.tables.empty())
		return catalog(stage);
	/* it names a relation, and none of the scenario's */
	const std::string name = stage.one_of(stage.ledger.tables).name;
	return single(of_group("SELECT attname FROM pg_attribute WHERE attrelid = '" + name + "'::regclass",
	                       "pg_catalog.pg_attribute", {"columns"}));
}

Act bound(Stage &stage)
{
	Statement statement;
	switch (stage.below(3))
	{
		case 0:
			statement = of_group("SELECT column_name FROM information_schema.columns WHERE table_name = $1",
			                     "information_schema.columns", {"columns", "grants"}, {"customers"});
			statement.parameters = {"customers"};
			break;
		case 1:
			statement = of_group("SELECT count(*) FROM pg_attribute WHERE attrelid = $1::regclass",
			                     "pg_catalog.pg_attribute", {"columns"}, {"orders"});
			statement.parameters = {"orders"};
			break;
		default:
			statement = query("SELECT status FROM orders WHERE id = $1", "public.orders", {"orders"});
			statement.parameters = {stage.own_key()};
	}
	if (stage.chance(50))
		return single(Way::parameters, statement);
	return {"", {{Way::prepared, {statement, statement}}}};
}

Act function(Stage &stage)
{
	const std::string key = stage.own_key();
	Statement statement = query("SELECT paid(" + key + ")", "", {"orders"});
	statement.effects.functions = statement.effects.called = {"paid"};
	switch (stage.below(8))
	{
		case 0:
			statement = query("SELECT noisy(" + key + ")", "", {"orders"});
			statement.effects.functions = statement.effects.called = {"noisy"};
			break;
		case 1: /* what a definer function sees, its owner sees */
			statement = query("SELECT sealed(" + key + ")", "", {});
			statement.effects.functions = {"sealed"};
			break;
		case 2:
			statement = of_group("SELECT pg_blocking_pids(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()",
			                     "pg_catalog.pg_stat_activity", {"locks", "sessions"});
			statement.effects.functions = {"pg_blocking_pids"};
			break;
		case 3:
			statement = query("SELECT pg_sleep(0)", "", {});
			statement.effects.called = {"pg_sleep"};
			break;
		case 5: /* the planner puts its body in its place */
			statement = query("SELECT doubled(id) FROM customers LIMIT 1", "public.customers", {"customers"});
			statement.effects.functions = statement.effects.called = {"doubled"};
			break;
		case 6:
			statement = query("SELECT * FROM orders_above(5000)", "public.orders", {"orders"});
			statement.effects.functions = statement.effects.called = {"orders_above"};
			break;
		case 4:
			statement = query("SELECT * FROM paid(" + key + ")", "", {"orders"});
			statement.effects.functions = statement.effects.called = {"paid"};
			break;
		default:
			break;
	}
	return single(any_way(stage), statement);
}

Act sql_prepared(Stage &stage)
{
	const std::string name = stage.fresh("ps");
	Statement prepare = query("PREPARE " + name + " (bigint) AS SELECT cents FROM orders WHERE id = $1", "", {});
	prepare.effects.tag = "PREPARE";
	Statement execute = query("EXECUTE " + name + "(" + stage.own_key() + ")", "", {"orders"});
	execute.effects.tag = "EXECUTE";
	Statement explain = query("EXPLAIN EXECUTE " + name + "(7)", "", {});
	explain.effects.tag = "EXPLAIN";
	explain.effects.plans = {"orders"};
	Statement deallocate = query("DEALLOCATE " + name, "", {});
	deallocate.effects.tag = "DEALLOCATE";
	Act act{"", {{Way::simple, {prepare}}}};
	if (stage.chance(70))
		act.messages.push_back({Way::simple, {execute}});
	if (stage.chance(30))
		act.messages.push_back({Way::simple, {explain}});
	if (stage.chance(50))
		act.messages.push_back({Way::simple, {deallocate}});
	return act;
}

Act cursor(Stage &stage)
{
	const std::string name = stage.fresh("cur");
	Statement declare = query("DECLARE " + name + " CURSOR FOR SELECT id FROM customers ORDER BY id", "", {});
	declare.effects.tag = "DECLARE CURSOR";
	Statement fetch = query("FETCH 3 FROM " + name, "", {"customers"});
	fetch.effects.tag = "FETCH";
	Statement close = query("CLOSE " + name, "", {});
	close.effects.tag = "CLOSE CURSOR";
	Act act{"", {{Way::simple, {declare}}}};
	for (int i = stage.below(3); i > 0; --i)
		act.messages.push_back({Way::simple, {fetch}});
	if (stage.chance(60))
		act.messages.push_back({Way::simple, {close}});
	return act;
}

Act copied_out(Stage &stage)
{
	Statement statement = query("COPY orders TO STDOUT", "public.orders", {"orders"});
	switch (stage.below(4))
	{
		case 0:
			statement = query("COPY (SELECT id FROM customers) TO STDOUT", "", {"customers"});
			break;
		case 1:
			statement = query("COPY customers (id, name) TO STDOUT (FORMAT csv)", "public.customers", {"customers"});
			break;
		case 2:
			statement =
			    of_group("COPY pg_attribute (attname) TO STDOUT", "pg_catalog.pg_attribute", {"columns"}, {"*"});
			break;
		default:
			break;
	}
	statement.effects.tag = "COPY";
	return single(statement);
}

Act explained(Stage &stage)
{
	Statement statement = query("EXPLAIN SELECT id FROM orders", "", {});
	statement.effects.plans = {"orders"};
	switch (stage.below(5))
	{
		case 0:
			statement = query("EXPLAIN ANALYZE SELECT id FROM orders", "", {"orders"});
			statement.effects.plans = {"orders"};
			break;
		case 1:
			statement =
			    query("EXPLAIN (ANALYZE, COSTS OFF) SELECT * FROM customers c JOIN orders o ON o.customer_id = c.id",
			          "", {"orders", "customers"});
			statement.effects.plans = {"orders", "customers"};
			break;
		case 2:
			statement =
			    query("EXPLAIN (ANALYZE false, FORMAT json) UPDATE customers SET note = 'x' WHERE id = 1", "", {});
			statement.effects.plans = {"customers"};
			break;
		case 3:
			statement = query("EXPLAIN SELECT paid(id) FROM customers", "", {});
			statement.effects.plans = {"customers"};
			break;
		default:
			break;
	}
	statement.effects.tag = "EXPLAIN";
	return single(any_way(stage), statement);
}

/* In one string with the settings that force it, so that nothing of them is left. */
Act parallel(Stage &stage)
{
	const char *const counts[] = {"SELECT id FROM orders", "SELECT sum(cents), status FROM orders GROUP BY status"};
	Message message;
	Statement begin = query("BEGIN", "", {});
	begin.effects.tag = "BEGIN";
	begin.effects.verb = Verb::begin;
	message.statements.push_back(begin);
	for (const char *const setting : {"parallel_setup_cost", "parallel_tuple_cost", "min_parallel_table_scan_size"})
	{
		Statement set = query(std::string("SET LOCAL ") + setting + " = 0", "", {});
		set.effects.tag = "SET";
		set.effects.object = std::string("setting:") + setting;
		message.statements.push_back(set);
	}
	message.statements.push_back(query(counts[stage.below(2)], "public.orders", {"orders"}));
	Statement end = query(stage.chance(50) ? "COMMIT" : "ROLLBACK", "", {});
	end.effects.tag = end.sql;
	end.effects.verb = end.sql == "COMMIT" ? Verb::commit : Verb::rollback;
	message.statements.push_back(end);
	return {"", {message}};
}

Act block(Stage &stage)
{
	Statement statement =
	    query("DO $$ BEGIN PERFORM id FROM orders; PERFORM id FROM customers; END $$", "", {"orders", "customers"});
	if (stage.chance(30)) /* a query that a block gives up was nobody's look */
		statement = query("DO $$ BEGIN PERFORM id FROM customers; BEGIN PERFORM cents / 0 FROM orders; EXCEPTION WHEN "
		                  "division_by_zero THEN NULL; END; END $$",
		                  "", {"customers"});
	statement.effects.tag = "DO";
	return single(statement);
}

Act several(Stage &stage)
{
	Message message;
	message.way = stage.chance(50) ? Way::simple : Way::pipeline;
	for (int i = 2 + stage.below(3); i > 0; --i)
		message.statements.push_back(stage.chance(60) ? stage.one_of(plain_queries())
		                                              : stage.one_of(catalog_queries()));
	return {"", {message}};
}

Act locked(Stage &stage)
{
	Statement statement = query("SELECT * FROM customers WHERE id = " + stage.own_key() + " FOR UPDATE",
	                            "public.customers", {"customers"});
	statement.effects.tag = "SELECT FOR UPDATE";
	return single(statement);
}

} // namespace

const std::vector<Entry> &looks()
{
	static const std::vector<Entry> entries{{"query", 10, When::anywhere, plain},
	                                        {"catalog", 10, When::anywhere, catalog},
	                                        {"catalog-own", 2, When::anywhere, own_catalog},
	                                        {"parameters", 5, When::anywhere, bound},
	                                        {"function", 5, When::anywhere, function},
	                                        {"prepare", 4, When::anywhere, sql_prepared},
	                                        {"cursor", 4, When::inside, cursor},
	                                        {"copy-out", 4, When::anywhere, copied_out},
	                                        {"explain", 4, When::anywhere, explained},
	                                        {"parallel", 2, When::outside, parallel},
	                                        {"block", 3, When::anywhere, block},
	                                        {"several", 4, When::anywhere, several},
	                                        {"for-update", 2, When::anywhere, locked}};
	return entries;
}

} // namespace acts
