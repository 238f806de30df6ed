-- Two tenants that a rollout skipped.
SELECT ride.start('09/08');
\c tenant_a oncall
SELECT attname FROM pg_attribute WHERE attrelid = 'public.orders'::regclass AND attnum > 0 ORDER BY attnum;
\c tenant_b
SELECT count(*) FROM information_schema.columns WHERE table_name = 'orders' AND column_name = 'release_id';
SELECT ride.diagnose('schema_behind', 'tenant_b');
ALTER TABLE orders ADD COLUMN release_id text;
-- Half of the way: one tenant works, the other does not.
SELECT dimension, item, points, state FROM ride.scorecard() WHERE dimension <> 'detect';
-- Its application's next round finds it repaired.
DO $$
BEGIN
  FOR i IN 1..1000 LOOP
    EXIT WHEN EXISTS (SELECT FROM ride.status() WHERE database = 'tenant_b' AND state = 'working');
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;
SELECT database, state FROM ride.status() ORDER BY database;
\c tenant_c
-- Too late for a look by now in tenant_b, in time here.
SELECT count(*) FROM information_schema.columns WHERE table_name = 'orders' AND column_name = 'release_id';
SELECT ride.diagnose('schema_behind', 'TENANT_C.Public.Orders."release_id"');
ALTER TABLE orders ADD COLUMN release_id text;
SELECT * FROM ride.submit();
\c regression postgres
SELECT ride.stop();
