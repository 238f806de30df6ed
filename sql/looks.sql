-- What counts as a look, and what does not.
SELECT ride.start('09/09');
\c tenant_b oncall
-- The first asks for the versions of all tenants, the second for the columns of orders in tenant_b.
-- The superuser is told before submit what the on-call is not: which place an item is about.
\setenv item 'psql -Xqc "SELECT n, state FROM ride.scorecard() WITH ORDINALITY AS s (dimension, item, points, max, state, says, n) WHERE n <= 2 ORDER BY n"'

-- No looks: not run, not run to the end, run by somebody else's eyes, about something else.
EXPLAIN (COSTS OFF) SELECT * FROM orders;
PREPARE unused AS SELECT * FROM orders;
BEGIN;
DECLARE unread CURSOR FOR SELECT * FROM orders;
COMMIT;
SELECT 1 / (id - 7) FROM orders;
SELECT release_ids FROM orders;
DO $$
BEGIN
  PERFORM count(*) FROM orders;
  RAISE division_by_zero;
EXCEPTION WHEN division_by_zero THEN
  NULL;
END $$;
CREATE TEMP TABLE kept AS SELECT * FROM orders LIMIT 0;
CREATE TABLE IF NOT EXISTS schema_migrations (LIKE orders);
SELECT count(version) > 0 AS any FROM schema_migrations;
SELECT count(*) > 0 FROM information_schema.columns WHERE table_name = 'schema_migrations';
EXPLAIN (COSTS OFF) SELECT * FROM pg_attribute;
SELECT relname FROM pg_class WHERE relname = 'orders';
\! eval "$item"

-- Looks, one form a tenant: a cursor that is rolled back, EXPLAIN ANALYZE, COPY; each finds what it finds.
\c tenant_a
BEGIN;
DECLARE part CURSOR FOR SELECT version FROM schema_migrations ORDER BY version DESC;
FETCH 1 FROM part;
ROLLBACK;
\c tenant_b
\! eval "$item"
EXPLAIN ANALYZE SELECT FROM schema_migrations WHERE version = 'none' \g /dev/null
\c tenant_c
-- Nobody asks the workers for a row.
SELECT set_config(CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'force_parallel_mode' ELSE 'debug_parallel_query' END, 'on', false);
SELECT version FROM schema_migrations LIMIT 0;
\! eval "$item"
COPY (SELECT count(*) FROM schema_migrations WHERE version = 'none') TO STDOUT;
\! eval "$item"

-- A catalog is looked at for the relation that a statement or its parameters name.
\c tenant_b
PREPARE columns_of(text) AS SELECT count(*) > 0 FROM information_schema.columns WHERE table_name = $1;
EXECUTE columns_of('schema_migrations');
\! eval "$item"
EXECUTE columns_of('orders');
\! eval "$item"
\c regression postgres
SELECT ride.stop();
