-- ride.status() follows the applications: one row for each client, in the order of the scenario.
SELECT ride.start('12/02');
\c postgres oncall
-- A client waits as soon as the server says so, and a session without rounds is called what the server calls it.
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

-- At once, not when it has waited for a while …
BEGIN;
LOCK TABLE orders IN EXCLUSIVE MODE;
DO $$
BEGIN
  FOR i IN 1..6000 LOOP
    EXIT WHEN EXISTS (SELECT FROM pg_stat_activity WHERE application_name = 'orders_api' AND datname = 'tenant_b' AND wait_event_type = 'Lock');
    PERFORM pg_stat_clear_snapshot(), pg_sleep(0.005);
  END LOOP;
END $$;
SELECT state FROM ride.status() WHERE session = 'orders_api' AND database = 'tenant_b';
COMMIT;
-- … and one that takes its time over a statement does not wait for anybody.
CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(1.5); RETURN NEW; END $$;
CREATE TRIGGER slowly BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION slowly();
DO $$
BEGIN
  FOR i IN 1..6000 LOOP
    EXIT WHEN EXISTS (SELECT FROM pg_stat_activity WHERE application_name = 'orders_api' AND datname = 'tenant_b'
                      AND wait_event = 'PgSleep' AND query_start < clock_timestamp() - interval '0.7 s');
    PERFORM pg_stat_clear_snapshot(), pg_sleep(0.005);
  END LOOP;
END $$;
SELECT state FROM ride.status() WHERE session = 'orders_api' AND database = 'tenant_b';
DROP TRIGGER slowly ON orders;

\c regression postgres
SELECT ride.stop();
