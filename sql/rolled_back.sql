-- What is rolled back was not done: it is on no record, springs no trap and earns nothing.
SELECT ride.start('09/09');
\c tenant_b oncall
BEGIN;
CREATE INDEX tried ON orders (status);
DROP TABLE schema_migrations;
DELETE FROM orders;
ALTER TABLE orders ADD COLUMN release_id text;
ROLLBACK;
-- Nor what a savepoint, a failed statement or a caught exception took back.
BEGIN;
SAVEPOINT s;
TRUNCATE orders;
DROP TABLE orders;
ROLLBACK TO s;
COMMIT;
DO $$
BEGIN
  DROP TABLE schema_migrations;
  RAISE division_by_zero;
EXCEPTION WHEN division_by_zero THEN
  NULL;
END $$;
\set VERBOSITY terse
CREATE TABLE half AS SELECT 1 / (3 - id) AS n FROM generate_series(1, 3) AS id;
\set VERBOSITY default
\! psql -Xqc "SELECT item, state FROM ride.scorecard() WHERE dimension = 'trap' ORDER BY item"
SELECT item, state FROM ride.scorecard() WHERE dimension = 'fix' ORDER BY item;
SELECT kind, object, committed FROM ride.actions()
WHERE (kind, object) IN (('CREATE INDEX', 'public.orders'), ('DROP TABLE', 'public.schema_migrations'), ('ALTER TABLE', 'public.orders'),
  ('TRUNCATE', 'public.orders'), ('DROP TABLE', 'public.orders'))
ORDER BY at;
\c tenant_b postgres
SELECT tag, object_name, dropped FROM ride.ddl_log ORDER BY act;

-- The same, committed, is on the record and on the card.
\c tenant_b oncall
CREATE INDEX tried ON orders (status);
BEGIN;
SAVEPOINT s;
DROP TABLE schema_migrations;
RELEASE s;
COMMIT;
\! psql -Xqc "SELECT item, state FROM ride.scorecard() WHERE state = 'sprung' ORDER BY item"
\c tenant_b postgres
SELECT tag, object_type, object_schema, object_name, dropped FROM ride.ddl_log ORDER BY act, object_name;
-- An index that is gone again is forgiven, a table that is gone is not.
\c tenant_b oncall
DROP INDEX tried;
\! psql -Xqc "SELECT item, state, says FROM ride.scorecard() WHERE state = 'sprung' ORDER BY item"
\c regression postgres
SELECT ride.stop();
