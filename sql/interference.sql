-- What closes a look: altering what it is about, or touching rows that are not one's own.
SELECT ride.start('09/09');
\c tenant_b oncall
-- The first asks for the versions of all tenants, the second for orders in tenant_b.
-- The superuser is told before submit what the on-call is not: which place an item is about.
\setenv item 'psql -Xqc "SELECT n, state FROM ride.scorecard() WITH ORDINALITY AS s (dimension, item, points, max, state, says, n) WHERE n <= 2 ORDER BY n"'
-- Nothing of this interferes: what is said about a table, put on it, or taken from it again.
COMMENT ON COLUMN orders.status IS 'new or paid';
ALTER TABLE orders ALTER COLUMN status SET STATISTICS 200;
ALTER TABLE orders ADD CONSTRAINT tried CHECK (total_cents >= 0) NOT VALID;
ALTER TABLE orders DROP CONSTRAINT tried;
GRANT SELECT ON orders TO app_user;
CREATE FUNCTION tried() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tried BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION tried();
DROP TRIGGER tried ON orders;
CREATE TABLE line (LIKE orders);
ALTER TABLE orders INHERIT line;
ALTER TABLE orders NO INHERIT line;
-- Nor orders of one's own, by whatever way they come, change and go.
INSERT INTO orders (customer_id, status, total_cents, created_at) VALUES (7, 'mine', 1, now());
UPDATE orders SET total_cents = 2 WHERE status = 'mine';
DELETE FROM orders WHERE status = 'mine';
COPY orders (customer_id, status, total_cents, created_at) FROM stdin;
7	mine	3	2026-06-01
8	mine	4	2026-06-01
\.
BEGIN;
SAVEPOINT s;
INSERT INTO orders (customer_id, status, total_cents, created_at) VALUES (7, 'mine', 5, now());
RELEASE s;
SAVEPOINT s;
UPDATE orders SET status = 'other';
DELETE FROM orders;
ROLLBACK TO s;
COMMIT;
WITH gone AS (DELETE FROM orders WHERE status = 'mine' RETURNING id) SELECT count(*) FROM gone;
INSERT INTO schema_migrations (version) VALUES ('mine'), ('mine too');
INSERT INTO schema_migrations (version) VALUES ('mine'), ('mine too') ON CONFLICT (version) DO UPDATE SET version = excluded.version;
INSERT INTO schema_migrations (version) SELECT min(version) FROM schema_migrations ON CONFLICT (version) DO UPDATE SET version = 'never' WHERE false;
DELETE FROM schema_migrations WHERE version LIKE 'mine%';
-- Nor a statement that meets no row.
UPDATE orders SET status = 'lost' WHERE id = -1;
MERGE INTO orders USING (VALUES (-1)) AS v (id) ON orders.id = v.id WHEN MATCHED THEN DELETE;
SELECT to_jsonb(o) ? 'id' AS looked FROM orders AS o LIMIT 1;
\! eval "$item"

-- A version of one's own beside the others: to compare them now tells nothing.
INSERT INTO schema_migrations (version) VALUES ('mine');
SELECT count(*) > 0 AS looked FROM schema_migrations;
\! eval "$item"
-- It is gone, but not for good.
BEGIN;
DELETE FROM schema_migrations WHERE version = 'mine';
ROLLBACK;
SELECT count(*) > 0 AS looked FROM schema_migrations;
\! eval "$item"
DELETE FROM schema_migrations WHERE version = 'mine';
SELECT count(*) > 0 AS looked FROM schema_migrations;
\! eval "$item"
\c tenant_a
SELECT count(*) > 0 AS looked FROM schema_migrations;
\c tenant_c
-- Seen in between, and so among rows of one's own.
BEGIN;
INSERT INTO schema_migrations (version) VALUES ('mine');
SELECT count(*) > 0 AS looked FROM schema_migrations;
COMMIT;
\! eval "$item"
DELETE FROM schema_migrations WHERE version = 'mine';
SELECT count(*) > 0 AS looked FROM schema_migrations;
\! eval "$item"
\c regression postgres
SELECT ride.stop();

-- Two ways to interfere first and to look only then: through a parent's parent, and by another's row that an insert meets.
SELECT ride.start('09/08');
\c tenant_b oncall
\setenv item 'psql -Xqc "SELECT n, state FROM ride.scorecard() WITH ORDINALITY AS s (dimension, item, points, max, state, says, n) WHERE n <= 2 ORDER BY n"'
CREATE TABLE kind ();
CREATE TABLE line (LIKE orders) INHERITS (kind);
ALTER TABLE orders INHERIT line;
ALTER TABLE kind ADD COLUMN release_id text;
ALTER TABLE orders NO INHERIT line;
SELECT count(*) FROM information_schema.columns WHERE table_name = 'orders' AND column_name = 'release_id';
\c tenant_c
INSERT INTO orders (id, customer_id, status, total_cents, created_at) OVERRIDING SYSTEM VALUE SELECT id, customer_id, status, total_cents, created_at FROM orders WHERE id = 1
ON CONFLICT (id) DO UPDATE SET status = orders.status;
SELECT to_jsonb(o) ? 'id' AS looked FROM orders AS o LIMIT 1;
\! eval "$item"
\c regression postgres
SELECT ride.stop();

-- What code of the on-call's does in an application's session is theirs.
SELECT ride.start('09/09');
\c tenant_a oncall
\setenv item 'psql -Xqc "SELECT n, state FROM ride.scorecard() WITH ORDINALITY AS s (dimension, item, points, max, state, says, n) WHERE n <= 2 ORDER BY n"'
CREATE TABLE fired ();
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  UPDATE public.schema_migrations SET version = version;
  INSERT INTO public.fired DEFAULT VALUES;
  RETURN NULL;
END $$;
CREATE TRIGGER touch AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION touch();
DO $$
BEGIN
  FOR i IN 1..2000 LOOP
    EXIT WHEN EXISTS (SELECT FROM fired);
    PERFORM pg_sleep(0.01);
    COMMIT;
  END LOOP;
END $$;
SELECT count(*) > 0 AS fired FROM fired;
SELECT count(*) > 0 AS looked FROM schema_migrations;
\c tenant_b
\! eval "$item"
-- And what a statement does that only seems to read.
CREATE FUNCTION quietly() RETURNS bigint LANGUAGE sql AS 'DELETE FROM public.orders WHERE id = 1 RETURNING 1::bigint';
SELECT quietly();
SELECT to_jsonb(o) ? 'id' AS looked FROM orders AS o LIMIT 1;
\! eval "$item"
\c regression postgres
SELECT ride.stop();

-- Each way to make a table's columns others, and a rule put on it, close the look at them.
SELECT ride.start('09/08');
\c tenant_b oncall
\setenv item 'psql -Xqc "SELECT n, state FROM ride.scorecard() WITH ORDINALITY AS s (dimension, item, points, max, state, says, n) WHERE n <= 2 ORDER BY n"'
ALTER TABLE orders ALTER COLUMN status DROP NOT NULL;
SELECT count(*) FROM information_schema.columns WHERE table_name = 'orders' AND column_name = 'release_id';
\c tenant_c
CREATE RULE kept AS ON DELETE TO orders DO INSTEAD NOTHING;
SELECT count(*) FROM information_schema.columns WHERE table_name = 'orders' AND column_name = 'release_id';
\! eval "$item"
\c regression postgres
SELECT ride.stop();
SELECT ride.start('09/08');
\c tenant_b oncall
\setenv item 'psql -Xqc "SELECT n, state FROM ride.scorecard() WITH ORDINALITY AS s (dimension, item, points, max, state, says, n) WHERE n <= 2 ORDER BY n"'
ALTER TABLE orders ALTER COLUMN total_cents TYPE numeric;
SELECT count(*) FROM information_schema.columns WHERE table_name = 'orders' AND column_name = 'release_id';
\c tenant_c
ALTER TABLE orders ALTER COLUMN status SET DEFAULT 'new';
SELECT count(*) FROM information_schema.columns WHERE table_name = 'orders' AND column_name = 'release_id';
\! eval "$item"
\c regression postgres
SELECT ride.stop();
SELECT ride.start('09/08');
\c tenant_b oncall
\setenv item 'psql -Xqc "SELECT n, state FROM ride.scorecard() WITH ORDINALITY AS s (dimension, item, points, max, state, says, n) WHERE n <= 2 ORDER BY n"'
ALTER TABLE orders ALTER COLUMN id DROP IDENTITY;
SELECT count(*) FROM information_schema.columns WHERE table_name = 'orders' AND column_name = 'release_id';
\c tenant_c
ALTER TABLE orders RENAME COLUMN status TO state;
SELECT count(*) FROM information_schema.columns WHERE table_name = 'orders' AND column_name = 'release_id';
\! eval "$item"
\c regression postgres
SELECT ride.stop();

-- ALTER TABLE that writes all rows anew rewrites those of others, and its number on them makes none one's own.
SELECT ride.start('09/08');
\c tenant_a oncall
\setenv item 'psql -Xqc "SELECT n, state FROM ride.scorecard() WITH ORDINALITY AS s (dimension, item, points, max, state, says, n) WHERE n <= 3 ORDER BY n"'
-- Rolled back, it never was.
BEGIN;
ALTER TABLE orders ALTER status TYPE text USING coalesce(status, 'unknown');
ROLLBACK;
SELECT to_jsonb(o) ? 'id' AS looked FROM orders AS o LIMIT 1;
\c tenant_b
ALTER TABLE orders ALTER status TYPE text USING coalesce(status, 'unknown');
SELECT to_jsonb(o) ? 'id' AS looked FROM orders AS o LIMIT 1;
\c tenant_c
BEGIN;
INSERT INTO orders (customer_id, status, total_cents, created_at) VALUES (7, 'mine', 5, now());
ALTER TABLE orders SET UNLOGGED;
ALTER TABLE orders SET LOGGED;
DELETE FROM orders WHERE status = 'mine';
COMMIT;
SELECT to_jsonb(o) ? 'id' AS looked FROM orders AS o LIMIT 1;
\! eval "$item"
\c regression postgres
SELECT ride.stop();
