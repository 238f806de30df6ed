-- sandbox: 12/02
-- beside: scores
-- What a check asks as an application's role is not to be read in pg_stat_statements or pg_stat_activity, nor how it keeps out
-- of them: only what applications say is there. And nobody else can keep out of them like that.
\set VERBOSITY terse
\c app_db
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'migration_runner_1';
SELECT item, state FROM ride.scorecard() WHERE dimension = 'fix';
DO $$
DECLARE
  seen bigint := 0;
BEGIN
  FOR i IN 1..2000 LOOP
    PERFORM pg_stat_clear_snapshot();
    seen := seen + (SELECT count(*) FROM pg_stat_activity WHERE usename <> 'oncall'
                    AND query ~* 'ride|constraints|rollback|search_path|information_schema|pg_');
  END LOOP;
  RAISE NOTICE 'checks seen: %', seen;
END $$;
SELECT item, state FROM ride.scorecard() WHERE dimension = 'fix';
SELECT DISTINCT r.rolname, query FROM public.pg_stat_statements JOIN pg_roles r ON r.oid = userid
WHERE rolname <> 'oncall' ORDER BY 1, 2;
\! PGOPTIONS='-c ride.quiet=on' $login --command='SELECT 1'
SET ride.quiet = on;
