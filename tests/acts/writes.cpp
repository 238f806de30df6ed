/*
 * Acts that change rows.
 *
 * Pure C++. A change counts from the moment that it happened, once its transaction has committed; a statement that
 * changes is no look, whatever it read.
 */
#include "tests/acts/repertoire.hpp"

namespace acts
{

namespace
{

using When = Entry::When;

Statement change(const std::string &tag, const std::string &sql, const std::string &object,
                 std::vector<std::string> changes)
{
	Statement statement{sql, {}, {}, {}};
	statement.effects.tag = tag;
	statement.effects.object = object;
	for (const std::string &relation : changes)
		statement.effects.tries.emplace_back(tag, relation);
	statement.effects.changes = std::move(changes);
	statement.effects.analysed = true;
	return statement;
}

/* What has been loaded by COPY or emptied by TRUNCATE is in the log of DDL too. */
Logged of_table(const std::string &tag, const std::string &table)
{
	return {tag, "table", "public", "public." + table};
}

Act update(Stage &stage)
{
	const std::string key = stage.own_key();
	switch (stage.below(6))
	{
		case 0:
			return single(change("UPDATE", "UPDATE customers SET note = 'n' WHERE id = " + key, "public.customers",
			                     {"customers"}));
		case 1:
			return single(change("UPDATE",
			                     "UPDATE orders SET status = c.note FROM customers c WHERE c.id = customer_id AND "
			                     "c.note IS NOT NULL AND orders.id = " +
			                         key,
			                     "public.orders", {"orders"}));
		case 2: /* no row is a change too: the statement was meant as one */
			return single(change("UPDATE", "UPDATE orders SET cents = 0 WHERE id = -1", "public.orders", {"orders"}));
		case 3:
			return single(change(
			    "UPDATE", "UPDATE events SET what = 'low' WHERE id = " + std::to_string(10 * (1 + stage.session)),
			    "public.events", {"events", "events_low"}));
		case 4:
		{
			Statement statement =
			    change("UPDATE", "UPDATE customers SET note = $1 WHERE id = $2::bigint RETURNING name",
			           "public.customers", {"customers"});
			statement.parameters = {"bound", key};
			return {"", {{stage.chance(50) ? Way::prepared : Way::parameters, {statement}}}};
		}
		default:
			return single(
			    change("UPDATE", "UPDATE orders SET cents = cents + 1 WHERE id = " + key, "public.orders", {"orders"}));
	}
}

Act insert(Stage &stage)
{
	const std::string key = stage.new_key();
	switch (stage.below(4))
	{
		case 0:
			return single(change("INSERT", "INSERT INTO customers (id, name) VALUES (" + key + ", 'new')",
			                     "public.customers", {"customers"}));
		case 1:
			return single(change("INSERT",
			                     "INSERT INTO customers SELECT id + " + key +
			                         ", status FROM orders WHERE id = " + stage.own_key(),
			                     "public.customers", {"customers"}));
		case 2:
			return single(change("INSERT",
			                     "INSERT INTO customers (id, name) VALUES (" + stage.own_key() +
			                         ", 'twice') ON CONFLICT (id) DO UPDATE SET note = 'met'",
			                     "public.customers", {"customers"}));
		default: /* the row goes to a partition, and is a change of it */
			return single(change("INSERT", "INSERT INTO events (id, what) VALUES (1500, 'new')", "public.events",
			                     {"events", "events_high"}));
	}
}

Act remove(Stage &stage)
{
	if (stage.chance(50))
		return single(
		    change("DELETE", "DELETE FROM orders WHERE id = " + stage.own_key(), "public.orders", {"orders"}));
	/* the foreign key looks for orders to take along, where there is a customer */
	const std::string key = stage.new_key();
	return {
	    "",
	    {{Way::simple,
	      {change("INSERT", "INSERT INTO customers (id, name) VALUES (" + key + ", 'short')", "public.customers",
	              {"customers"}),
	       change("DELETE", "DELETE FROM customers WHERE id = " + key, "public.customers", {"customers", "orders"})}}}};
}

Act merge(Stage &stage)
{
	return single(change("MERGE",
	                     "MERGE INTO orders o USING customers c ON o.customer_id = c.id AND c.id = " + stage.own_key() +
	                         " WHEN MATCHED AND o.id = c.id AND c.id % 20 = " + std::to_string(stage.session) +
	                         " THEN UPDATE SET status = 'merged'",
	                     "public.orders", {"orders"}));
}

/* Its command tag is SELECT. */
Act by_cte(Stage &stage)
{
	Statement statement = change("SELECT",
	                             "WITH gone AS (DELETE FROM orders WHERE id = " + stage.own_key() +
	                                 " RETURNING id) SELECT count(*) FROM gone",
	                             "public.orders", {"orders"});
	return single(statement);
}

Act copied_in(Stage &stage)
{
	const std::string key = stage.new_key();
	Statement statement =
	    change("COPY FROM", "COPY customers (id, name) FROM STDIN", "public.customers", {"customers"});
	statement.copied = key + "\tcopied\n";
	if (stage.chance(30))
	{
		statement = change("COPY FROM", "COPY orders FROM STDIN (FORMAT csv)", "public.orders", {"orders"});
		statement.copied = key + "," + stage.own_key() + ",copied," + (stage.chance(30) ? "many\n" : "5\n");
	}
	statement.effects.analysed = false;
	statement.effects.logged = {of_table("COPY FROM", statement.effects.changes.front())};
	return single(statement);
}

Act in_block(Stage &stage)
{
	const std::string key = stage.own_key();
	Statement statement =
	    change("DO", "DO $$ BEGIN UPDATE customers SET note = 'd' WHERE id = " + key + "; END $$", "", {"customers"});
	switch (stage.below(3))
	{
		case 0: /* what the block catches has not happened, but for the attempt */
			statement = change("DO",
			                   "DO $$ BEGIN UPDATE orders SET cents = 1 WHERE id = " + key +
			                       "; RAISE division_by_zero; EXCEPTION WHEN division_by_zero THEN NULL; END $$",
			                   "", {});
			statement.effects.tries = {{"UPDATE", "orders"}};
			break;
		case 1:
			statement = change(
			    "DO",
			    "DO $$ BEGIN UPDATE customers SET note = 'c' WHERE id = " + key +
			        "; BEGIN DELETE FROM orders WHERE id = -1; RAISE division_by_zero; EXCEPTION WHEN division_by_zero THEN NULL; END; END $$",
			    "", {"customers"});
			statement.effects.tries = {{"DELETE", "orders"}};
			break;
		default:
			statement.effects.tries.clear();
			break;
	}
	return single(statement);
}

Act explained(Stage &stage)
{
	Statement statement =
	    change("EXPLAIN", "EXPLAIN ANALYZE UPDATE orders SET cents = 2 WHERE id = " + stage.own_key(), "", {"orders"});
	statement.effects.plans = {"orders"}; /* which is seen, whatever becomes of the change */
	statement.effects.tries = {{"UPDATE", "orders"}};
	return single(statement);
}

Act prepared(Stage &stage)
{
	const std::string name = stage.fresh("pw");
	Statement prepare =
	    change("PREPARE", "PREPARE " + name + " (bigint) AS UPDATE orders SET cents = 3 WHERE id = $1", "", {});
	Statement execute = change("EXECUTE", "EXECUTE " + name + "(" + stage.own_key() + ")", "", {"orders"});
	execute.effects.tries = {{"UPDATE", "orders"}};
	return {"", {{Way::simple, {prepare}}, {Way::simple, {execute}}}};
}

/* Rows of one's own set no fact, and what such a statement reads is no look. */
Act own(Stage &stage)
{
	if (stage.ledger.tables.empty())
		return update(stage);
	const std::string table = stage.one_of(stage.ledger.tables).name;
	switch (stage.below(3))
	{
		case 0:
			return single(change("INSERT", "INSERT INTO " + table + " (id) SELECT id FROM orders LIMIT 5",
			                     "public." + table, {}));
		case 1:
			return single(change("DELETE", "DELETE FROM " + table, "public." + table, {}));
		default:
		{
			Statement statement = change("TRUNCATE", "TRUNCATE " + table, "public." + table, {});
			statement.effects.logged = {of_table("TRUNCATE", table)};
			return single(statement);
		}
	}
}

Act several(Stage &stage)
{
	Message message{stage.chance(50) ? Way::simple : Way::pipeline, {}};
	for (int i = 2 + stage.below(2); i > 0; --i)
		message.statements.push_back(
		    (stage.chance(50) ? update(stage) : insert(stage)).messages.front().statements.front());
	if (message.way == Way::simple)
		for (Statement &statement : message.statements)
			if (!statement.parameters.empty())
				statement = change("UPDATE", "UPDATE orders SET cents = 4 WHERE id = -1", "public.orders", {"orders"});
	if (stage.chance(25))
		message.statements.push_back(change("SELECT", "SELECT 1 / (id - id) FROM customers", "", {}));
	return {"", {message}};
}

} // namespace

const std::vector<Entry> &writes()
{
	static const std::vector<Entry> entries{
	    {"update", 8, When::anywhere, update},          {"insert", 5, When::anywhere, insert},
	    {"delete", 3, When::anywhere, remove},          {"merge", 2, When::anywhere, merge},
	    {"writing-cte", 2, When::anywhere, by_cte},     {"copy-in", 4, When::anywhere, copied_in},
	    {"block-writes", 4, When::anywhere, in_block},  {"explain-analyze", 2, When::anywhere, explained},
	    {"prepare-write", 2, When::anywhere, prepared}, {"own-rows", 4, When::anywhere, own},
	    {"several-writes", 3, When::anywhere, several}};
	return entries;
}

} // namespace acts
