-- sandbox: 09/09
-- To the server's files and to a shell.
\set VERBOSITY sqlstate
\c tenant_b
CREATE TABLE public.loot (line text);
COPY public.loot FROM PROGRAM 'id';
COPY (SELECT 1) TO PROGRAM 'id';
DO $$ BEGIN EXECUTE 'COPY public.loot FROM PROGRAM ''id'''; EXCEPTION WHEN insufficient_privilege THEN RAISE NOTICE '%', SQLERRM; END $$;
SELECT object AS recorded FROM ride.actions() WHERE kind = 'attempt' ORDER BY at;
-- Refused reads are no attempts, but they are refused.
COPY public.loot FROM '/etc/passwd';
COPY public.loot TO '/tmp/loot';
SELECT pg_read_file('postgresql.conf');
SELECT pg_read_binary_file('ride/facts');
SELECT pg_ls_dir('.');
SELECT pg_stat_file('ride/facts');
SELECT lo_import('/etc/passwd');
SELECT lo_export(1, '/tmp/loot');
SELECT count(*) FROM pg_hba_file_rules;
SELECT count(*) FROM pg_file_settings;
-- Code that is not PostgreSQL's own, and what starts it.
LOAD '/tmp/evil.so';
LOAD 'auto_explain';
CREATE FUNCTION public.system(cstring) RETURNS int LANGUAGE c AS 'libc.so.6', 'system';
CREATE FUNCTION public.kill(int) RETURNS boolean LANGUAGE internal AS 'pg_terminate_backend';
CREATE FOREIGN DATA WRAPPER evil;
CREATE SUBSCRIPTION evil CONNECTION 'host=127.0.0.1' PUBLICATION evil;
CREATE EVENT TRIGGER evil ON ddl_command_end EXECUTE FUNCTION ride.ddl_command_end();
CREATE TABLESPACE evil LOCATION '/tmp';
ALTER SYSTEM SET archive_command = 'id';
SELECT pg_reload_conf();
SELECT pg_promote();
SELECT pg_create_physical_replication_slot('evil');
-- Of the extensions that reach out of the server none is trusted; the others go into the on-call's schemas only.
SELECT DISTINCT name FROM pg_available_extension_versions
WHERE trusted AND name IN ('adminpack', 'dblink', 'file_fdw', 'pageinspect', 'pg_walinspect', 'postgres_fdw', 'plpython3u');
CREATE EXTENSION citext SCHEMA pg_catalog;
CREATE EXTENSION citext SCHEMA ride;
SET search_path = information_schema, public;
CREATE EXTENSION citext;
RESET search_path;
CREATE EXTENSION citext SCHEMA public;
ALTER EXTENSION citext SET SCHEMA pg_catalog;
SELECT item, state FROM ride.scorecard() WHERE dimension = 'trap' AND state = 'sprung';
