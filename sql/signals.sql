-- Signals: whom they reached counts, at once and whatever becomes of the transaction, by whatever route they were sent.
SELECT ride.start('12/02');
\c app_db oncall
-- The first look is at who waits for whom, the first trap is an innocent session that was ended.
\set item 'SELECT DISTINCT ON (dimension) dimension, state FROM ride.scorecard() WITH ORDINALITY AS s (dimension, item, points, max, state, says, n) WHERE dimension IN (''detect'', ''trap'') ORDER BY dimension, n;'
-- What reaches nobody is no signal: the statement is a look like any other.
SELECT pg_cancel_backend(NULL);
SELECT count(pg_terminate_backend(NULL)) FROM pg_stat_activity WHERE application_name = 'app_writer';
:item
\c regression postgres
SELECT ride.stop();

SELECT ride.start('12/02');
\c app_db oncall
SELECT count(*) FROM pg_locks WHERE NOT granted;
-- Ending the guilty one is the repair.
BEGIN;
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'migration_runner_1';
ROLLBACK;
:item
-- Cancelling an application's statement ends nobody.
SELECT bool_and(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE application_name = 'old_app_1';
:item
-- Ending an innocent one is a trap, also when the statement that did so is undone and fails.
DO $$
DECLARE
  sent boolean;
BEGIN
  sent := pg_terminate_backend((SELECT min(pid) FROM pg_stat_activity WHERE application_name = 'old_app_1'));
  RAISE division_by_zero;
END $$;
:item
\c regression postgres
SELECT ride.stop();

-- Looking comes too late once a session has been ended.
SELECT ride.start('12/02');
\c app_db oncall
SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE application_name = 'migration_runner_1';
SELECT count(*) > 0 AS any FROM pg_stat_activity WHERE application_name = 'old_app_1';
:item
\c regression postgres
SELECT ride.stop();
