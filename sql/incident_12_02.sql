-- Three faults at once: a migration that holds its lock, a half-made column, a tenant that was skipped.
SELECT ride.start('12/02');
\c postgres oncall
-- A client waits as soon as the server says so.
DO $$
BEGIN
  FOR i IN 1..1000 LOOP
    EXIT WHEN 2 = (SELECT count(*) FROM ride.status() WHERE session = 'app_writer' AND state = 'waiting');
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;
SELECT session, database, state FROM ride.status() ORDER BY session, database;

-- Who waits, and for whom.
SELECT w.application_name AS waits, b.application_name AS behind, b.state
FROM pg_stat_activity w, unnest(pg_blocking_pids(w.pid)) p JOIN pg_stat_activity b ON b.pid = p
WHERE w.application_name = 'app_writer' AND b.application_name <> 'app_writer' ORDER BY 1;
\c app_db
SELECT count(*), count(release_id) FROM orders;
SELECT column_default FROM information_schema.columns WHERE table_name = 'orders' AND column_name = 'release_id';
\c tenant_a
SELECT version FROM schema_migrations ORDER BY version;
\c tenant_c
SELECT version FROM schema_migrations ORDER BY version;
\c tenant_b
SELECT version FROM schema_migrations ORDER BY version;
SELECT pid AS blocker FROM pg_stat_activity WHERE application_name = 'migration_runner_1' \gset
SELECT ride.diagnose('blocked_by_open_transaction', :'blocker');
SELECT ride.diagnose('incomplete_backfill', 'app_db.orders.release_id');
SELECT ride.diagnose('schema_behind', 'tenant_b.schema_migrations');
SELECT dimension, item, points, state FROM ride.scorecard() WHERE dimension = 'detect';

-- Stabilise: the guilty one goes and stays away, the writers come through.
SELECT pg_terminate_backend(:blocker, 10000);
DO $$
BEGIN
  FOR i IN 1..1000 LOOP
    EXIT WHEN 3 = (SELECT count(*) FROM ride.status() WHERE (session, state) IN (('app_writer', 'working'), ('migration_runner_1', 'gone')));
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;
SELECT session, database, state, rounds > 0 AS rounds FROM ride.status() WHERE database = 'app_db' ORDER BY session;
SELECT item, points, state FROM ride.scorecard() WHERE dimension = 'fix';

-- Repair.
\c app_db
ALTER TABLE orders ALTER COLUMN release_id SET DEFAULT 'unknown';
UPDATE orders SET release_id = 'unknown' WHERE release_id IS NULL;
\c tenant_b
BEGIN;
ALTER TABLE orders ADD COLUMN release_id text;
INSERT INTO schema_migrations (version) VALUES ('20260531_add_order_release_id');
COMMIT;
SELECT * FROM ride.submit();
\c regression postgres
SELECT ride.stop();
