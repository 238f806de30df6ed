-- sandbox: 09/09
-- Settings turned against the checks: of roles, of databases, of the server, of a login.
\set VERBOSITY sqlstate
\c tenant_b
ALTER ROLE ride_checker SET statement_timeout = 1;
ALTER ROLE ride_checker SET search_path = public;
ALTER ROLE app_user SET search_path = evil;
ALTER ROLE app_user IN DATABASE tenant_b SET row_security = off;
ALTER ROLE ALL SET statement_timeout = 1;
ALTER DATABASE tenant_b SET search_path = evil;
ALTER DATABASE tenant_b CONNECTION LIMIT 0;
ALTER DATABASE tenant_b ALLOW_CONNECTIONS false;
ALTER DATABASE tenant_b RENAME TO tenant_x;
ALTER DATABASE tenant_b OWNER TO oncall;
ALTER DATABASE tenant_b SET local_preload_libraries = 'evil';
ALTER DATABASE tenant_b SET role = 'app_user';
ALTER DATABASE tenant_b RESET ALL;
ALTER DATABASE tenant_b IS_TEMPLATE true;
ALTER DATABASE tenant_b SET TABLESPACE pg_default;
ALTER DATABASE tenant_b REFRESH COLLATION VERSION;
REVOKE CONNECT ON DATABASE tenant_b FROM ride_checker;
ALTER SYSTEM SET session_preload_libraries = 'evil';
ALTER ROLE CURRENT_USER SET local_preload_libraries = 'evil';
ALTER ROLE CURRENT_USER SET session_preload_libraries = 'evil';
GRANT SET ON PARAMETER session_replication_role TO oncall;
-- In a function, which runs as whoever calls it.
CREATE FUNCTION public.turn() RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  EXECUTE 'ALTER ROLE app_user SET search_path = evil';
END $$;
SELECT public.turn();
-- In a trigger, in a block, as a role that owns the tables.
CREATE FUNCTION public.turn_too() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE 'ALTER ROLE app_user IN DATABASE tenant_b SET statement_timeout = 1';
  RETURN NEW;
END $$;
CREATE TEMP TABLE turned (i int);
CREATE TRIGGER turn BEFORE INSERT ON turned FOR EACH ROW EXECUTE FUNCTION public.turn_too();
INSERT INTO turned VALUES (1);
DO $$ BEGIN EXECUTE 'ALTER DATABASE tenant_b SET statement_timeout = 1'; END $$;
SET ROLE app_owner;
ALTER ROLE CURRENT_USER SET search_path = evil;
ALTER DATABASE tenant_b SET search_path = evil;
SET ROLE app_user;
ALTER ROLE CURRENT_USER SET statement_timeout = 1;
RESET ROLE;
-- One's own taste is one's own.
ALTER ROLE CURRENT_USER SET work_mem = '8MB';
ALTER ROLE oncall IN DATABASE tenant_b SET search_path = evil, public;
-- At the login itself.
\! PGOPTIONS='-c session_replication_role=replica' $login -d tenant_b -c 'SELECT 1'
\! PGOPTIONS='-c track_activities=off' $login -d tenant_b -c 'SELECT 1'
\! PGOPTIONS='-c log_min_messages=panic' $login -d tenant_b -c 'SELECT 1'
\! PGOPTIONS='-c ride.exam=off' $login -d tenant_b -c 'SELECT 1'
\! PGOPTIONS='-c local_preload_libraries=../evil' $login -d tenant_b -c 'SELECT 1'
\c
SHOW search_path;
SELECT r.rolname, d.datname, s.setconfig FROM pg_db_role_setting s LEFT JOIN pg_roles r ON r.oid = s.setrole
LEFT JOIN pg_database d ON d.oid = s.setdatabase WHERE r.rolname IS NULL OR r.rolname NOT LIKE 'ride%' ORDER BY 1, 2;
-- The checks ask as ever.
SELECT item, state FROM ride.scorecard() WHERE dimension <> 'detect' AND item <> 'unearned';
