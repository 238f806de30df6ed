-- The sandbox keeps its roles and databases as they are, whoever asks from wherever; one's own settings are one's own.
SELECT ride.start('09/09');
\c tenant_b oncall
CREATE ROLE helper;
\set VERBOSITY terse
ALTER ROLE CURRENT_USER CREATEDB;
ALTER ROLE app_user PASSWORD 'secret';
ALTER ROLE app_user SET statement_timeout = 1;
ALTER ROLE ALL SET statement_timeout = 1;
ALTER ROLE app_user RENAME TO other_user;
DROP ROLE app_user;
DROP OWNED BY CURRENT_USER;
REASSIGN OWNED BY app_owner TO oncall;
GRANT migrator TO app_user;
REVOKE pg_monitor FROM oncall;
ALTER ROLE oncall SET local_preload_libraries = 'auto_explain';
ALTER DATABASE tenant_b SET statement_timeout = 1;
ALTER DATABASE tenant_b CONNECTION LIMIT 0;
ALTER DATABASE tenant_b RENAME TO tenant_d;
ALTER DATABASE tenant_b OWNER TO oncall;
CREATE DATABASE tenant_d;
ALTER SYSTEM SET work_mem = '1MB';
-- Nor from inside a block or a function.
DO $$ BEGIN ALTER ROLE app_user SET statement_timeout = 1; END $$;
CREATE FUNCTION public.meddle() RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN EXECUTE 'GRANT migrator TO app_user'; END $$;
SELECT public.meddle();
DROP FUNCTION public.meddle();
SELECT rolname FROM pg_roles WHERE rolname IN ('helper', 'app_user', 'other_user') ORDER BY 1;
SELECT datname FROM pg_database WHERE datname LIKE 'tenant%' ORDER BY 1;
SELECT setconfig FROM pg_db_role_setting s JOIN pg_roles r ON r.oid = s.setrole WHERE rolname = 'app_user';

-- One's own settings, and privileges on things, as usual.
ALTER ROLE oncall SET work_mem = '8MB';
ALTER ROLE CURRENT_USER IN DATABASE tenant_b SET lock_timeout = '5s';
\c
SHOW work_mem;
SHOW lock_timeout;
ALTER ROLE oncall RESET work_mem;
ALTER ROLE oncall IN DATABASE tenant_b RESET ALL;
SET ROLE app_owner;
GRANT SELECT ON orders TO migrator;
RESET ROLE;
-- A refusal by itself is no trap, and the incident is as it was.
SELECT item, state FROM ride.scorecard() WHERE state = 'sprung' ORDER BY item;

-- Reaching for the server's own power is one, refused or not.
ALTER ROLE oncall CREATEROLE;
CREATE USER helper SUPERUSER;
SET ROLE postgres;
SELECT item, state FROM ride.scorecard() WHERE state = 'sprung' ORDER BY item;
\c regression postgres
SELECT ride.stop();
