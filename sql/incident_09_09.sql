-- A whole incident in SQL alone: one tenant behind its release, seen, named, repaired and submitted.
SELECT ride.start('stage-09/09-schema-drift-between-tenant-databases');
\c postgres oncall
SELECT line FROM ride.briefing() WITH ORDINALITY AS b(line, n) WHERE n = 1;
SELECT database, state, detail FROM ride.status() ORDER BY database;
SELECT * FROM ride.score();

-- Look.
\c tenant_a
SELECT version FROM schema_migrations ORDER BY version;
\c tenant_c
SELECT version FROM schema_migrations ORDER BY version;
\c tenant_b
SELECT version FROM schema_migrations ORDER BY version;
SELECT column_name, data_type FROM information_schema.columns
WHERE table_schema = 'public' AND table_name = 'orders' ORDER BY ordinal_position;
SELECT item, points, max, state, says FROM ride.scorecard() WHERE dimension = 'detect';

-- Name.
SELECT ride.diagnose('schema_behind', 'tenant_b.orders.release_id');
SELECT * FROM ride.diagnoses();

-- Repair: the schema first, then the record of it.
BEGIN;
ALTER TABLE orders ADD COLUMN release_id text;
INSERT INTO schema_migrations (version) VALUES ('20260531_add_order_release_id');
COMMIT;
SELECT * FROM ride.score();
-- The application's next round finds it repaired.
DO $$
BEGIN
  FOR i IN 1..1000 LOOP
    EXIT WHEN 3 = (SELECT count(*) FROM ride.status() WHERE state = 'working');
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;
SELECT count(*) > 0 AS orders_arrive FROM orders WHERE release_id IS NOT NULL;
SELECT database, state FROM ride.status() ORDER BY database;

-- Submit, and read what it was.
SELECT * FROM ride.postmortem();
SELECT * FROM ride.submit();
SELECT DISTINCT phase FROM ride.status();
SELECT count(*) > 3 AS told FROM ride.postmortem();

\c regression postgres
SELECT ride.stop();
