-- sandbox: 09/09
-- beside: connections
-- As many connections as there are for the on-call, locks, prepared transactions: the others are served.
\set VERBOSITY sqlstate
\c tenant_b
DO $$
BEGIN
  LOOP
    PERFORM pg_stat_clear_snapshot();
    EXIT WHEN (SELECT count(*) FROM pg_stat_activity WHERE usename = 'oncall') >= 39;
  END LOOP;
END $$;
SELECT rolconnlimit FROM pg_roles WHERE rolname = 'oncall';
SHOW authentication_timeout;
SELECT session, database, state FROM ride.status() ORDER BY 2;
SELECT item, state FROM ride.scorecard() WHERE dimension = 'fix';
BEGIN; CREATE TABLE public.t (i int); PREPARE TRANSACTION 'held';
BEGIN; LOCK TABLE pg_class IN ACCESS EXCLUSIVE MODE; ROLLBACK;
BEGIN; LOCK TABLE pg_authid IN ACCESS SHARE MODE; ROLLBACK;
BEGIN; LOCK TABLE pg_database IN SHARE MODE; ROLLBACK;
-- What the catalogs let anyone lock stands in nobody's way.
BEGIN;
LOCK TABLE pg_settings IN ACCESS EXCLUSIVE MODE;
LOCK TABLE pg_class IN ACCESS SHARE MODE;
SELECT count(*) FROM (SELECT pg_advisory_lock(n) FROM generate_series(1, 1000) n) held;
SELECT item, state FROM ride.scorecard() WHERE dimension = 'fix';
ROLLBACK;
