-- as: oncall
-- DDL of many kinds, their command tags and notices.
CREATE TABLE plain (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL DEFAULT 'none', amount numeric(8,2) CHECK (amount >= 0), made date DEFAULT '2026-01-01', upper_name text GENERATED ALWAYS AS (upper(name)) STORED);
CREATE TABLE IF NOT EXISTS plain (id int);
COMMENT ON TABLE plain IS 'plain';
INSERT INTO plain (name, amount) SELECT 'n' || i % 7, i FROM generate_series(1, 50) AS i;
CREATE INDEX plain_name ON plain (name) WHERE amount > 10;
CREATE UNIQUE INDEX CONCURRENTLY plain_id_name ON plain (id, name) INCLUDE (amount);
CREATE INDEX IF NOT EXISTS plain_name ON plain (name);
ALTER TABLE plain ADD COLUMN extra int, ADD COLUMN other text DEFAULT 'x';
ALTER TABLE plain ALTER COLUMN extra TYPE bigint USING extra::bigint, DROP COLUMN other;
ALTER TABLE plain RENAME COLUMN extra TO surplus;
ALTER TABLE plain ADD CONSTRAINT named CHECK (surplus IS NULL OR surplus > 0) NOT VALID;
ALTER TABLE plain VALIDATE CONSTRAINT named;
ALTER TABLE plain SET (fillfactor = 70), REPLICA IDENTITY FULL;
ALTER TABLE IF EXISTS missing ADD COLUMN a int;
\d+ plain
CREATE TABLE child (pid bigint REFERENCES plain ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED, note text) WITH (autovacuum_enabled = off);
CREATE TABLE ranged (k int, v text) PARTITION BY RANGE (k);
CREATE TABLE ranged_1 PARTITION OF ranged FOR VALUES FROM (0) TO (10);
CREATE TABLE ranged_2 PARTITION OF ranged DEFAULT;
CREATE INDEX ON ranged (k);
ALTER TABLE ranged DETACH PARTITION ranged_2;
ALTER TABLE ranged ATTACH PARTITION ranged_2 DEFAULT;
\d+ ranged
CREATE TABLE parent_of (a int);
CREATE TABLE child_of (b int) INHERITS (parent_of);
CREATE VIEW seen AS SELECT id, name FROM plain WHERE amount > 40 WITH CHECK OPTION;
CREATE OR REPLACE VIEW seen AS SELECT id, name, amount FROM plain WHERE amount > 40 WITH LOCAL CHECK OPTION;
CREATE MATERIALIZED VIEW kept AS SELECT name, count(*) AS n FROM plain GROUP BY name ORDER BY name;
CREATE UNIQUE INDEX ON kept (name);
REFRESH MATERIALIZED VIEW CONCURRENTLY kept;
\d+ seen
CREATE SEQUENCE counted AS smallint START 5 INCREMENT 2 CYCLE;
SELECT nextval('counted'), currval('counted'), lastval(), setval('counted', 9);
ALTER SEQUENCE counted OWNED BY plain.id;
CREATE TYPE mood AS ENUM ('sad', 'ok');
ALTER TYPE mood ADD VALUE 'glad' AFTER 'ok';
CREATE TYPE pair AS (a int, b text);
ALTER TYPE pair ADD ATTRIBUTE c date;
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE FUNCTION add_one(i int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT i + 1';
CREATE PROCEDURE nothing() LANGUAGE plpgsql AS 'BEGIN NULL; END';
CALL nothing();
CREATE AGGREGATE total (int) (sfunc = int4pl, stype = int, initcond = '0');
CREATE OPERATOR === (leftarg = int, rightarg = int, function = int4eq);
CREATE CAST (mood AS int) WITH INOUT;
CREATE STATISTICS plain_stats (dependencies) ON name, amount FROM plain;
ANALYZE VERBOSE plain;
CREATE RULE no_delete AS ON DELETE TO child DO INSTEAD NOTHING;
DELETE FROM child;
CREATE POLICY only_some ON plain FOR SELECT USING (id < 10);
ALTER TABLE plain ENABLE ROW LEVEL SECURITY;
GRANT SELECT (id, name), UPDATE (name) ON plain TO app_user;
REVOKE ALL ON plain FROM app_user;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO app_user;
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE SELECT ON TABLES FROM app_user;
CREATE SCHEMA own CREATE TABLE inside (a int) CREATE VIEW looking AS SELECT a FROM inside;
SET search_path = own, public;
ALTER TABLE inside SET SCHEMA public;
RESET search_path;
CREATE TEMP TABLE passing (a int) ON COMMIT DROP;
CREATE TEMP TABLE staying AS SELECT generate_series(1, 3) AS a;
SELECT * INTO TEMP copied FROM staying;
VACUUM plain;
VACUUM (FULL, VERBOSE off) plain;
CLUSTER plain USING plain_pkey;
REINDEX TABLE plain;
REINDEX INDEX CONCURRENTLY plain_id_name;
TRUNCATE plain RESTART IDENTITY CASCADE;
LOCK TABLE plain;
DISCARD TEMP;
DROP TABLE IF EXISTS missing, missing_too;
DROP SCHEMA own CASCADE;
DROP TABLE plain;
DROP TABLE plain, child, ranged, parent_of CASCADE;
DROP TABLE inside;
DROP TYPE mood CASCADE;
DROP DOMAIN positive;
DROP OPERATOR === (int, int);
DROP AGGREGATE total (int);
DROP FUNCTION add_one, nothing;
DROP PROCEDURE nothing;
DROP FUNCTION add_one;
DROP TYPE pair;
-- And on what the seeds made.
BEGIN;
ALTER TABLE orders ADD COLUMN release text;
CREATE INDEX ON orders (cents);
INSERT INTO orders (id, customer_id, status, cents) VALUES (5000, 1, 'new', 1);
\d orders
ROLLBACK;
\d orders
COMMENT ON TABLE orders IS 'orders';
\dt+ orders
