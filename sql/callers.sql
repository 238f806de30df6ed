-- Who may ask: the on-call and superusers, by the role they logged in as.
SELECT ride.start('09/09');
\c tenant_b app_user
SELECT * FROM ride.status();
\set VERBOSITY terse
SELECT * FROM ride.score();
SELECT ride.diagnose('schema_behind', 'tenant_b');
SELECT * FROM ride.scenarios();
SELECT ride.stop();
SELECT * FROM ride.ddl_log;

-- The on-call plays, and neither plants nor ends nor lets in; it cannot read or write the record.
\c tenant_b oncall
SELECT count(*) FROM ride.status();
SELECT ride.start('09/09');
SELECT ride.prepare('09/09');
SELECT ride.stop();
SELECT ride.admit('let me in');
SELECT ride.require_sandbox();
SELECT * FROM ride.ddl_log;
DELETE FROM ride.ddl_log;
ALTER EXTENSION ride UPDATE;
DROP EXTENSION ride;
ALTER EVENT TRIGGER ride_sql_drop DISABLE;
ALTER FUNCTION ride.sql_drop() RENAME TO sql_dropped;
CREATE FUNCTION ride.helper() RETURNS int LANGUAGE sql AS 'SELECT 1';
SELECT datname, has_database_privilege(datname, 'CONNECT') AS connect, has_database_privilege(datname, 'CREATE') AS "create"
FROM pg_database WHERE datname <> 'regression' ORDER BY 1;
SELECT count(*) FROM pg_ls_dir('.');

-- The director's sessions are not shown, let alone what they ask; our own superuser session of before has gone.
DO $$
BEGIN
  FOR i IN 1..1000 LOOP
    EXIT WHEN NOT EXISTS (SELECT FROM pg_stat_activity WHERE usename = 'postgres' AND application_name LIKE 'pg_regress%');
    PERFORM pg_sleep(0.01);
    PERFORM pg_stat_clear_snapshot();
  END LOOP;
END $$;
SELECT usename, backend_type FROM pg_stat_activity
WHERE usename LIKE 'ride%' OR backend_type LIKE 'ride%' ORDER BY 1, 2;
SELECT application_name FROM pg_stat_activity WHERE backend_type = 'client backend' AND datname = 'tenant_a' ORDER BY 1;
\c postgres
SELECT rolname, count(*) FROM pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid
WHERE rolname LIKE 'ride%' GROUP BY 1 ORDER BY 1;
\c tenant_b

-- By login, not by the role one has put on.
SET ROLE app_user;
SELECT count(*) FROM ride.status();
RESET ROLE;
-- Nor by a function of the on-call's that another role runs: no trigger can ask in an application's session.
CREATE FUNCTION public.ask() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT count(*) FROM ride.status()';
SELECT public.ask();
\c tenant_b app_user
SELECT public.ask();
\c tenant_b oncall
DROP FUNCTION public.ask();

-- A superuser may look on.
\c tenant_b postgres
SELECT DISTINCT usename FROM pg_stat_activity WHERE usename LIKE 'ride%' ORDER BY 1;
SELECT count(*) FROM ride.status();
SELECT count(*) > 0 AS card FROM ride.score();
SET SESSION AUTHORIZATION app_user;
SELECT count(*) FROM ride.status();
RESET SESSION AUTHORIZATION;

-- A bare ANALYZE or VACUUM warns the on-call of tables that are not its own, not of each catalog; by name, of both.
CREATE TABLE public.not_yours ();
\c tenant_b oncall
\set VERBOSITY sqlstate
ANALYZE;
VACUUM;
ANALYZE pg_class, not_yours;
\set VERBOSITY terse
\c tenant_b postgres
DROP TABLE public.not_yours;
\c regression postgres
SELECT ride.stop();
