-- The record of committed acts: what is in it, under which tag, and on which table.
SELECT ride.start('09/09');
\c tenant_b oncall
SET ROLE app_owner;
ALTER TABLE orders ADD COLUMN note text;
ALTER TABLE orders ALTER COLUMN note TYPE varchar(40);
ALTER TABLE orders ALTER COLUMN total_cents TYPE numeric;
ALTER TABLE orders DROP COLUMN note;
CREATE INDEX by_status ON orders (status);
CREATE INDEX CONCURRENTLY by_customer ON orders (customer_id);
REINDEX INDEX by_status;
REINDEX INDEX CONCURRENTLY by_status;
DROP INDEX by_status;
DROP INDEX CONCURRENTLY by_customer;
CREATE FUNCTION same() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER same BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION same();
DROP TRIGGER same ON orders;
CREATE POLICY mine ON orders USING (true);
DROP POLICY mine ON orders;
ALTER TABLE orders ADD CONSTRAINT positive CHECK (total_cents > -1000000);
ALTER TABLE orders DROP CONSTRAINT positive;
GRANT SELECT ON orders, schema_migrations TO migrator;
GRANT USAGE ON SCHEMA public TO migrator;
COMMENT ON TABLE orders IS 'orders';
VACUUM orders;
VACUUM FULL orders;
ANALYZE orders;
CLUSTER orders USING orders_pkey;
REINDEX TABLE orders;
TRUNCATE schema_migrations;
COPY schema_migrations (version) FROM STDIN;
one
\.
DO $$ BEGIN EXECUTE 'CREATE VIEW newest AS SELECT * FROM orders'; END $$;
DROP VIEW newest;
-- Not in it: what was rolled back, what is temporary, what changes nothing, and the director's own doings.
UPDATE orders SET status = status WHERE id = 1;
RESET ROLE;
SET work_mem = '8MB';
BEGIN;
CREATE TABLE half (id int);
ROLLBACK;
CREATE TEMP TABLE scratch (id int);
DROP TABLE scratch;
ALTER ROLE oncall SET work_mem = '8MB';
ALTER ROLE oncall RESET ALL;
-- A seeded table that goes along with its schema was dropped.
CREATE SCHEMA attic;
ALTER TABLE schema_migrations SET SCHEMA attic;
SET client_min_messages = error;
DROP SCHEMA attic CASCADE;
\c tenant_b postgres
SELECT tag, object_type, object_name, (SELECT relname FROM pg_class c WHERE c.oid = relation) AS relation, dropped AS d, rewrite AS r, role
FROM ride.ddl_log WHERE tag NOT LIKE 'REINDEX%' AND object_name NOT LIKE '%schema_migrations%' ORDER BY act;
SELECT DISTINCT tag, relation::regclass FROM ride.ddl_log WHERE tag LIKE 'REINDEX%' AND relation <> 0 ORDER BY 1;
SELECT tag, object_type, object_name, dropped AS d FROM ride.ddl_log WHERE object_name LIKE '%schema_migrations%' ORDER BY act;
SELECT bool_and(at > now() - interval '1 hour') AS of_now, count(*) = count(DISTINCT act) AS numbered FROM ride.ddl_log;
\c regression postgres
SELECT ride.stop();
