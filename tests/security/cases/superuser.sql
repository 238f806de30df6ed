-- sandbox: 09/09
-- To superuser, to a role of the server's own, to a role of the sandbox's own: refused, and recorded.
\set VERBOSITY sqlstate
\c tenant_b
CREATE ROLE evil SUPERUSER;
CREATE ROLE evil CREATEROLE;
CREATE ROLE evil IN ROLE pg_execute_server_program;
ALTER ROLE oncall SUPERUSER;
ALTER ROLE CURRENT_USER BYPASSRLS;
GRANT pg_read_server_files TO oncall;
GRANT pg_execute_server_program TO app_owner;
GRANT postgres TO oncall;
GRANT ride_director TO oncall;
SET ROLE postgres;
SET LOCAL ROLE ride_checker;
SET SESSION AUTHORIZATION ride_director;
SELECT set_config('role', 'ride_owner', false);
SELECT object AS recorded FROM ride.actions() WHERE kind = 'attempt' ORDER BY at;
\c
-- By what a function would set, by other people's objects, by a block, by a setting kept for the next login.
CREATE FUNCTION public.up() RETURNS int LANGUAGE sql SET role = 'postgres' AS 'SELECT 1';
CREATE FUNCTION public.plain() RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION public.plain() SET role = 'ride_director';
SELECT public.plain();
REASSIGN OWNED BY ride_director TO oncall;
DO $$ BEGIN EXECUTE 'SET ROLE postgres'; END $$;
ALTER ROLE CURRENT_USER SET role = 'postgres';
SELECT object AS recorded FROM ride.actions() WHERE kind = 'attempt' ORDER BY at OFFSET 13;
-- Whatever roles this server brings itself: none is handed out, to no one.
CREATE FUNCTION pg_temp.handed_out(to_role name) RETURNS SETOF name LANGUAGE plpgsql AS $$
DECLARE
  role name;
BEGIN
  FOR role IN SELECT rolname FROM pg_roles WHERE rolname LIKE 'pg\_%' LOOP
    BEGIN
      EXECUTE format('GRANT %I TO %I', role, to_role);
      RETURN NEXT role;
    EXCEPTION WHEN insufficient_privilege THEN
      NULL;
    END;
  END LOOP;
END $$;
SELECT pg_temp.handed_out('oncall');
SELECT pg_temp.handed_out('app_user');
-- At the login.
\! PGOPTIONS='-c role=ride_director' $login -c 'SELECT current_user'
\! PGUSER=ride_director PGPASSWORD=ride_director $login -c 'SELECT current_user'
\! PGUSER=postgres PGPASSWORD=postgres $login -c 'SELECT current_user'
\! PGUSER=app_owner PGPASSWORD=app_owner $login -c 'SELECT current_user'
\! PGOPTIONS='-c role=app_owner' $login -c 'SELECT current_user'
-- Whatever was set: it is still nobody but the on-call.
SELECT session_user, current_user, rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls
FROM pg_roles WHERE rolname = session_user;
SELECT r.rolname FROM pg_roles r WHERE pg_has_role('oncall', r.oid, 'MEMBER') ORDER BY 1;
-- Roles and memberships stay as they are, harmless or not.
CREATE ROLE helper;
DROP ROLE migrator;
ALTER ROLE app_user NOLOGIN;
ALTER ROLE oncall PASSWORD 'known';
GRANT oncall TO app_user;
REVOKE app_owner FROM oncall;
ALTER ROLE app_user RENAME TO app_gone;
DROP OWNED BY oncall;
SELECT item, state FROM ride.scorecard() WHERE dimension = 'trap' AND state = 'sprung';
