-- Declared causes: how they may be written, what is an error, and that they form a set.
SELECT ride.start('12/02');
\c postgres oncall
SELECT * FROM ride.diagnoses();

-- Full paths and short ones, any case, quotes, the public schema left out or not.
SELECT ride.diagnose('schema_behind', 'tenant_b');
SELECT ride.diagnose('schema_behind', 'tenant_b.orders');
SELECT ride.diagnose('schema_behind', 'TENANT_B.public.Orders."release_id"');
SELECT ride.diagnose('schema_behind', ' tenant_b . orders . release_id ');
SELECT ride.diagnose('blocked_by_open_transaction', 'migration_runner_1');
SELECT ride.diagnose('blocked_by_open_transaction', 'session:MIGRATION_RUNNER_1');
SELECT pid AS blocker FROM pg_stat_activity WHERE application_name = 'migration_runner_1' \gset
SELECT ride.diagnose('blocked_by_open_transaction', :'blocker');
SELECT ride.diagnose('blocked_by_open_transaction', 'role:migrator');
SELECT ride.diagnose('stale_statistics', 'setting:work_mem');
SELECT * FROM ride.diagnoses();

-- Errors: they are not wrong answers, and leave nothing.
SELECT ride.diagnose('gremlins', 'tenant_b');
SELECT ride.diagnose('Schema_Behind', 'tenant_b');
SELECT ride.diagnose('', 'tenant_b');
SELECT ride.diagnose('schema_behind', 'tenant_d');
SELECT ride.diagnose('schema_behind', '');
\set VERBOSITY terse
SELECT ride.diagnose('schema_behind', 'tenant_b..orders');
SELECT ride.diagnose('schema_behind', 'tenant_b."orders');
SELECT ride.diagnose('schema_behind', 'tenant_b.no_such_table');
SELECT ride.diagnose('schema_behind', 'orders');
SELECT ride.diagnose('schema_behind', 'tenant_b.public.orders.release_id.too_much');
SELECT ride.diagnose('schema_behind', 'session:nobody');
SELECT ride.diagnose('schema_behind', 'role:nobody');
SELECT ride.diagnose('schema_behind', '1');
SELECT ride.diagnose('schema_behind', repeat('x', 5000));
SELECT ride.diagnose(NULL, 'tenant_b') IS NULL AS nothing;
-- A long word comes back without a part of a letter at its end.
DO $$
BEGIN
  PERFORM ride.diagnose('x' || repeat('ä', 1019), 'tenant_b');
EXCEPTION WHEN undefined_object THEN
  RAISE NOTICE '% bytes', octet_length(SQLERRM);
END $$;
SELECT count(*) FROM ride.diagnoses();

-- Taking back.
\set VERBOSITY default
SELECT ride.undiagnose('schema_behind', 'tenant_a');
SELECT ride.undiagnose('gremlins', 'tenant_a');
SELECT ride.undiagnose('schema_behind', 'TENANT_B');
SELECT ride.undiagnose('schema_behind', 'tenant_b');
SELECT ride.undiagnose('stale_statistics', 'setting:work_mem');
SELECT * FROM ride.diagnoses();

-- A rollback of the caller does not take a word back: it was said to the director.
BEGIN;
SELECT ride.diagnose('incomplete_backfill', 'app_db.orders');
ROLLBACK;
SELECT mechanism FROM ride.diagnoses() ORDER BY 1;

-- Before submit nothing says what is right; at submit each wrong pair halves the points for naming the cause.
SELECT points, max, state, says FROM ride.scorecard() WHERE dimension = 'detect' ORDER BY state, max;
SELECT * FROM ride.score() LIMIT 1;
SELECT count(*) > 0 AS submitted FROM ride.submit();
SELECT item, points, max, state, says FROM ride.scorecard() WHERE item LIKE 'cause%';
\set VERBOSITY terse
SELECT ride.diagnose('schema_behind', 'tenant_b');
SELECT ride.undiagnose('schema_behind', 'tenant_b.orders');
SELECT count(*) FROM ride.diagnoses();
\c regression postgres
SELECT ride.stop();
