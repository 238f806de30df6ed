-- sandbox: 09/09
-- The answers, before submit.
\set VERBOSITY sqlstate
\c tenant_b
\! $login -d ride -c 'SELECT 1'
\! $login -d template1 -c 'SELECT 1'
\! $login -d template0 -c 'SELECT 1'
SELECT datname FROM pg_database WHERE datallowconn AND has_database_privilege(oid, 'CONNECT') ORDER BY 1;
CREATE DATABASE copy TEMPLATE ride;
SELECT count(*) FROM ride.ddl_log;
SELECT count(*) FROM ride.postmortem();
SELECT count(*) FROM pg_authid;
SELECT count(*) FROM pg_shadow;
SELECT ride.prepare('09/09', 1);
SELECT ride.start('09/09', 1);
SELECT ride.stop();
SELECT ride.admit('12345678');
SELECT ride.ddl_command_end();
-- A first score asks everything that there is to ask.
SELECT item, points, state, says FROM ride.scorecard();
-- Neither what the sandbox's own sessions ask nor a verifier is to be read anywhere.
SELECT usename, query FROM pg_stat_activity
WHERE (usename LIKE 'ride%' OR usename = 'postgres') AND coalesce(query, '') <> '';
\c postgres
SELECT rolname, query FROM public.pg_stat_statements JOIN pg_roles r ON r.oid = userid
WHERE rolname LIKE 'ride%' OR query ~ 'SCRAM|PASSWORD' ORDER BY 1, 2;
\c tenant_b
SELECT DISTINCT query FROM public.pg_stat_statements JOIN pg_roles r ON r.oid = userid
WHERE rolname IN ('app_user', 'app_owner', 'migrator') ORDER BY 1;
SELECT description FROM pg_description d WHERE objoid >= 16384 AND NOT EXISTS
  (SELECT FROM pg_depend e WHERE e.objid = d.objoid AND e.deptype = 'e') AND classoid <> 'pg_extension'::regclass;
SELECT count(*) FROM pg_largeobject_metadata;
-- Nor what planting wrote and read: the counters begin afterwards.
SELECT relname FROM pg_stat_user_tables WHERE n_tup_ins + n_tup_upd + n_tup_del > 0;
SELECT pg_stat_statements_reset();
