-- Is "Release fallout" told true? Asked in each of its databases.
-- Evidence: 20
\c app_db
SELECT * FROM schema_migrations, (SELECT * FROM orders LIMIT 1) AS o;
SELECT * FROM pg_stat_activity;
DO $$
DECLARE
	recorded timestamptz := (SELECT applied_at FROM schema_migrations WHERE version = '{{version}}');
BEGIN
--| {{filled}} of {{rows}} are done
	ASSERT (SELECT count(*) = {{rows}} AND count({{column}}) = {{filled}} FROM orders), 'how many';
--| marks the old orders in batches, oldest first, each with `{{mark}}0`
	ASSERT (SELECT bool_and(({{column}} IS NOT NULL) = (id <= {{filled}})) FROM orders), 'oldest first';
	ASSERT NOT EXISTS (SELECT FROM orders WHERE {{column}}::text <> '{{mark}}0'), 'one value';
	ASSERT '{{mark}}0' <> '{{fill}}', 'and not the one that the post-mortem fills in';
--| commits the new column and its version
	ASSERT recorded IS NOT NULL, 'record';
	ASSERT (SELECT max(created_at) < recorded FROM orders), 'no order since';
	ASSERT (SELECT bool_and(age > 0) FROM (SELECT extract(epoch FROM created_at - lag(created_at) OVER (ORDER BY id)) AS age FROM orders) AS gaps WHERE age IS NOT NULL), 'ids in the order of placing';
--| There is no default either
	ASSERT (SELECT NOT atthasdef AND NOT attnotnull FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attname = '{{column}}'), 'default';
--| `{{runner}}` sits idle in transaction; reads pass, every write of `{{writer}}` queues behind it
	ASSERT (SELECT count(*) = 1 FROM pg_stat_activity WHERE application_name = '{{runner}}' AND state = 'idle in transaction'), 'runner';
	ASSERT (SELECT count(*) = 2 AND bool_and(cardinality(pg_blocking_pids(pid)) > 0) FROM pg_stat_activity WHERE application_name = '{{writer}}'), 'writers';
--| at this hour it only shows orders
	ASSERT (SELECT query LIKE 'SELECT%' FROM pg_stat_activity WHERE application_name = 'old_app_1'), 'the old version';
END
$$;
\c {{ahead}}
\i 12-02-ahead.sql
\c {{ahead_too}}
\i 12-02-ahead.sql
\c {{behind}}
SELECT * FROM schema_migrations, (SELECT * FROM orders LIMIT 1) AS o;
DO $$
DECLARE
	seeded timestamptz := (SELECT applied_at FROM schema_migrations WHERE version = '20260118_index_orders_by_customer') + interval '184 days 2 hours';
BEGIN
--| The runner never comes to {{behind}}: no column, no version
	ASSERT NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attname = '{{column}}'), 'column';
	ASSERT NOT EXISTS (SELECT FROM schema_migrations WHERE version = '{{version}}'), 'record';
--| some of them cannot order
	ASSERT (SELECT max(created_at) < seeded - interval '{{until}}' AND max(id) = {{rows}} FROM orders), 'no order since';
END
$$;
