-- sandbox: 12/02
-- What a probe asks as an application's role is not to be read in pg_stat_statements: only what applications say is there.
\set VERBOSITY terse
\c app_db
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'migration_runner_1';
SELECT item, state FROM ride.scorecard() WHERE dimension = 'fix';
SELECT DISTINCT r.rolname, query FROM public.pg_stat_statements JOIN pg_roles r ON r.oid = userid
WHERE rolname <> 'oncall' AND query ~ 'orders|schema_migrations' ORDER BY 1, 2;
