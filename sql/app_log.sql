-- The application log: what the applications were told, newest last. Reading it is a look at the databases it shows.
SELECT ride.start('09/09');
\c postgres oncall
SELECT DISTINCT application, database, sqlstate, message FROM ride.app_log();
SELECT array_agg(at) = array_agg(at ORDER BY at) AS newest_last FROM ride.app_log();
-- The third round fails as the second did.
DO $$
BEGIN
  FOR i IN 1..1000 LOOP
    EXIT WHEN 3 <= (SELECT count(*) FROM ride.app_log(100));
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;
SELECT count(*) FROM ride.app_log(2);
SELECT count(*) FROM ride.app_log(1);
SELECT at > (SELECT min(at) FROM ride.app_log()) AS the_newest FROM ride.app_log(1);

\set VERBOSITY terse
SELECT * FROM ride.app_log(0);
SELECT * FROM ride.app_log(-1);
SELECT * FROM ride.app_log(10001);
SELECT count(*) FROM ride.app_log(NULL);

-- It showed tenant_b alone: that earned what tenant_b has to show, and not the comparison of all three.
\! psql -Xqc "SELECT item, points, state, says FROM ride.scorecard() WHERE dimension = 'detect'"

-- A client that is ended says so, and so does one that works again.
SELECT bool_and(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity WHERE application_name = 'orders_api' AND datname = 'tenant_a';
\c tenant_b
ALTER TABLE orders ADD COLUMN release_id text;
DO $$
BEGIN
  FOR i IN 1..1000 LOOP
    EXIT WHEN EXISTS (SELECT FROM ride.app_log() WHERE database = 'tenant_b' AND message = 'works again')
      AND EXISTS (SELECT FROM ride.app_log() WHERE database = 'tenant_a');
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;
SELECT application, database, sqlstate, message FROM ride.app_log() WHERE message = 'works again';
SELECT DISTINCT application, sqlstate, message FROM ride.app_log() WHERE database = 'tenant_a';

-- A statement that waits is complained about; this one waits behind the on-call.
BEGIN;
LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  FOR i IN 1..1000 LOOP
    EXIT WHEN EXISTS (SELECT FROM ride.app_log() WHERE message LIKE 'no answer%');
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;
SELECT application, database, sqlstate, substr(message, 1, 56) AS message FROM ride.app_log() WHERE message LIKE 'no answer%';
SELECT state FROM ride.status() WHERE database = 'tenant_b';
COMMIT;
DO $$
BEGIN
  FOR i IN 1..1000 LOOP
    EXIT WHEN EXISTS (SELECT FROM ride.app_log() WHERE message LIKE 'the answer came%');
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;
SELECT application, database, sqlstate, substr(message, 1, 60) AS message FROM ride.app_log() WHERE message LIKE 'the answer%';

\c regression postgres
SELECT ride.stop();
