-- A look is what was handed up, not what the statement says.
SELECT ride.start('09/08');
-- The items of tenant_b, tenant_c and tenant_a, in this order; each statement below begins from none.
-- The superuser is told before submit what the on-call is not: which place an item is about.
\setenv item 'psql -Xqc "SELECT n, state FROM ride.scorecard() WITH ORDINALITY AS s (dimension, item, points, max, state, says, n) WHERE n <= 3 ORDER BY n"'
\c tenant_b oncall

-- No looks: nothing is read, nothing of it is shown, or it is about something else.
SELECT 1 FROM orders WHERE false;
SELECT id FROM orders LIMIT 0;
SELECT count(*) FROM orders;
SELECT count(*) FROM pg_attribute, schema_migrations WHERE attname = '';
SELECT count(*) > 0 FROM pg_attribute;
SELECT count(*) > 0 FROM information_schema.columns;
SELECT attname FROM pg_attribute WHERE attname = 'nobody';
SELECT column_name FROM information_schema.columns WHERE table_name = 'nobody' /* orders */;
SELECT 'orders' AS label, count(*) > 0 FROM information_schema.columns WHERE table_name = 'schema_migrations';
SELECT count(column_name) > 0 FROM information_schema.columns WHERE table_name <> 'schema_migrations';
WITH kept AS MATERIALIZED (SELECT table_name, column_name FROM information_schema.columns)
SELECT column_name FROM kept WHERE table_name = 'schema_migrations' ORDER BY 1;
SELECT has_column_privilege(NULL::oid, 'id', 'SELECT');
-- Columns that are named and go nowhere, rows that are only counted, moved over or thrown away, results without rows.
SELECT EXISTS (SELECT * FROM orders);
SELECT count(*) > 0 FROM (SELECT * FROM orders OFFSET 0) AS o;
SELECT count(o) > 0 FROM (SELECT * FROM orders OFFSET 0) AS o;
CREATE TEMP VIEW seen AS SELECT * FROM orders;
SELECT count(*) > 0 FROM seen;
CREATE TEMP TABLE counted AS SELECT * FROM orders;
SELECT count(*) > 0 FROM counted;
BEGIN;
DECLARE c CURSOR FOR SELECT * FROM orders;
MOVE 3 FROM c;
COMMIT;
CREATE FUNCTION pg_temp.thrown_away() RETURNS int LANGUAGE sql AS 'SELECT * FROM public.orders; SELECT 1';
SELECT pg_temp.thrown_away();
SELECT col_description('orders'::regclass, 1) LIMIT 0;
SELECT count(*) FROM json_populate_recordset(NULL::orders, '[]');
CREATE TEMP TABLE kept AS SELECT table_name, column_name FROM information_schema.columns WHERE table_name = 'orders';
\! eval "$item"

-- Looks, one form a tenant. What was kept is looked at when it is read.
SELECT column_name FROM kept WHERE column_name = 'status';
\! eval "$item"
\c tenant_c
SELECT count(*) FROM information_schema.columns WHERE table_name = 'orders' AND column_name = 'release_id';
\! eval "$item"
\c tenant_a
SELECT column_name FROM information_schema.columns WHERE table_name NOT IN ('schema_migrations') AND column_name = 'status';
\! eval "$item"
\c regression postgres
SELECT ride.stop();

-- What is counted may have been told apart before; a whole row has all columns.
SELECT ride.start('09/08');
\c tenant_b oncall
SELECT count(*) > 0 FROM (SELECT DISTINCT status FROM orders) AS s;
\c tenant_c
SELECT jsonb_object_keys(to_jsonb(o)) FROM (SELECT * FROM orders LIMIT 1) AS o ORDER BY 1;
\c tenant_a
CREATE TEMP TABLE kept AS SELECT * FROM orders;
SELECT count(*) > 0 FROM kept WHERE status = 'shipped';
\! eval "$item"
\c regression postgres
SELECT ride.stop();

-- So is a row of the table's type that a function makes.
SELECT ride.start('09/08');
\c tenant_b oncall
SELECT * FROM json_populate_record(NULL::orders, '{}') \g /dev/null
\c tenant_c
CREATE FUNCTION pg_temp.none() RETURNS SETOF orders LANGUAGE sql AS 'SELECT * FROM public.orders LIMIT 0';
SELECT * FROM pg_temp.none() \g /dev/null
\! eval "$item"
\c regression postgres
SELECT ride.stop();

-- The columns of a result are told before a row is.
SELECT ride.start('09/08');
\c tenant_b oncall
SELECT (NULL::orders).* \g /dev/null
\c tenant_c
SELECT * FROM orders WHERE false \gdesc
\c tenant_a
EXPLAIN (VERBOSE, COSTS OFF) SELECT * FROM orders \g /dev/null
\! eval "$item"
\c regression postgres
SELECT ride.stop();

-- One relation made like another, rows noted in a table of one's own, a row of one's own that is rolled back.
SELECT ride.start('09/08');
\c tenant_b oncall
CREATE TEMP TABLE probe (LIKE orders);
\! eval "$item"
SELECT count(*) > 0 FROM pg_attribute WHERE attrelid = 'probe'::regclass;
\c tenant_c
CREATE TEMP TABLE notes (line text);
INSERT INTO notes SELECT column_name FROM information_schema.columns WHERE table_name = 'orders' AND column_name = 'status' RETURNING *;
\c tenant_a
BEGIN;
INSERT INTO orders (customer_id, status, total_cents, created_at) VALUES (7, 'new', 1999, now()) RETURNING * \g /dev/null
ROLLBACK;
\! eval "$item"
\c regression postgres
SELECT ride.stop();
