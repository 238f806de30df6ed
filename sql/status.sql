-- ride.status() follows the applications: one row for each client, in the order of the scenario.
SELECT ride.start('12/02');
\c postgres oncall
-- A client is said to wait once its statement has run for a while.
DO $$
BEGIN
  FOR i IN 1..1000 LOOP
    EXIT WHEN 2 = (SELECT count(*) FROM ride.status() WHERE session = 'app_writer' AND state = 'waiting');
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;
SELECT phase, scenario, seed, session, database, state, detail FROM ride.status();
-- Rounds count what came to an end: none of a writer that waits, and always more of those that run.
SELECT session, rounds > 0 AS rounds FROM ride.status() ORDER BY session, database;
SELECT rounds AS before FROM ride.status() WHERE session = 'old_app_1' \gset
DO $$
DECLARE
  before bigint := (SELECT rounds FROM ride.status() WHERE session = 'old_app_1');
BEGIN
  FOR i IN 1..1000 LOOP
    EXIT WHEN (SELECT rounds >= before + 2 FROM ride.status() WHERE session = 'old_app_1');
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;
SELECT rounds >= :before + 2 AS goes_on FROM ride.status() WHERE session = 'old_app_1';

-- An innocent client that is ended comes back by itself, as another session.
SELECT pid AS first FROM pg_stat_activity WHERE application_name = 'old_app_1' \gset
SELECT pg_terminate_backend(:first, 10000);
DO $$
BEGIN
  FOR i IN 1..1000 LOOP
    EXIT WHEN EXISTS (SELECT FROM pg_stat_activity WHERE application_name = 'old_app_1')
      AND (SELECT state = 'working' FROM ride.status() WHERE session = 'old_app_1');
    PERFORM pg_stat_clear_snapshot(), pg_sleep(0.01);
  END LOOP;
END $$;
SELECT pid <> :first AS another FROM pg_stat_activity WHERE application_name = 'old_app_1';
SELECT state, detail FROM ride.status() WHERE session = 'old_app_1';
-- The other way round: repaired, a failing one works from its next round on.
\c tenant_b
ALTER TABLE orders ADD COLUMN release_id text;
DO $$
BEGIN
  FOR i IN 1..1000 LOOP
    EXIT WHEN 3 = (SELECT count(*) FROM ride.status() WHERE session = 'orders_api' AND state = 'working');
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;
SELECT database, state, detail FROM ride.status() WHERE session = 'orders_api' ORDER BY database;

\c regression postgres
SELECT ride.stop();
