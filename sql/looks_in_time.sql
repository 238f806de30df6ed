-- A look counts until the on-call's first committed change to what the item names.
SELECT ride.start('09/09');
\c tenant_b oncall
-- The first asks for the versions of all tenants, the second for the columns of orders in tenant_b.
-- The superuser is told before submit what the on-call is not: which place an item is about.
\setenv item 'psql -Xqc "SELECT n, state FROM ride.scorecard() WITH ORDINALITY AS s (dimension, item, points, max, state, says, n) WHERE n <= 2 ORDER BY n"'
-- No changes: rolled back, by a savepoint, by an error; of something else; an index, a comment, statistics.
BEGIN;
UPDATE orders SET status = status WHERE id = 1;
ROLLBACK;
BEGIN;
SAVEPOINT s;
ALTER TABLE orders ADD COLUMN tried text;
ROLLBACK TO s;
COMMIT;
UPDATE orders SET total_cents = 1 / (id - 1) WHERE id = 1;
CREATE TABLE mine (id int);
INSERT INTO mine VALUES (1);
DROP TABLE mine;
CREATE INDEX tried ON orders (status);
DROP INDEX tried;
COMMENT ON TABLE orders IS 'looked after';
ANALYZE orders;
SELECT count(*) FROM information_schema.columns WHERE table_name = 'orders' AND column_name = 'release_id';
\! eval "$item"

-- A change by a function, in a transaction of its own, to one table closes the item about that table.
DO $$ BEGIN EXECUTE 'UPDATE schema_migrations SET version = version'; END $$;
SELECT count(*) FROM schema_migrations WHERE version = 'none';
\c tenant_a
SELECT count(*) FROM schema_migrations WHERE version = 'none';
\c tenant_c
SELECT count(*) FROM schema_migrations WHERE version = 'none';
\! eval "$item"
\c regression postgres
SELECT ride.stop();

-- A transaction that began to change before the look and committed after it was first.
SELECT ride.start('09/09');
\c tenant_b oncall
BEGIN;
ALTER TABLE orders ADD COLUMN tried text;
SELECT count(*) FROM information_schema.columns WHERE table_name = 'orders' AND column_name = 'release_id';
COMMIT;
\! eval "$item"
\c regression postgres
SELECT ride.stop();
