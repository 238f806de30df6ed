-- What no incident excuses is judged by the attempt: refused, nested or caught, it was tried.
SELECT ride.start('09/09');
\c tenant_b oncall
\set VERBOSITY sqlstate
\set item 'SELECT item, state FROM ride.scorecard() WHERE state = ''sprung'' ORDER BY item;'
-- Refusals that are no attempts: files, the record, a database that is not there, roles that give no power.
SELECT pg_read_file('/etc/hostname');
COPY orders TO '/tmp/orders.copy';
SELECT count(*) FROM ride.ddl_log;
COPY ride.ddl_log TO STDOUT;
EXPLAIN DELETE FROM ride.ddl_log;
DROP DATABASE nowhere;
DROP DATABASE IF EXISTS nowhere;
DROP DATABASE IF EXISTS "Tenant_A";
DROP ROLE IF EXISTS nobody, ride_nobody;
ALTER ROLE nobody SUPERUSER;
GRANT pg_monitor TO nobody;
GRANT pg_nothing TO oncall;
SET ROLE ride_nobody;
SET ride.nothing = 1;
GRANT app_user TO migrator;
SET ROLE app_user;
RESET ROLE;
SELECT set_config('search_path', 'public', false);
-- What a dump says of ours stands already: who owns the schema, who may use it, what it is for.
CREATE SCHEMA ride;
CREATE SCHEMA IF NOT EXISTS ride;
ALTER SCHEMA ride OWNER TO ride_director;
CREATE EXTENSION IF NOT EXISTS ride WITH SCHEMA ride;
COMMENT ON EXTENSION ride IS '';
GRANT USAGE ON SCHEMA ride TO PUBLIC, ride_checker;
GRANT SELECT ON TABLE ride.ddl_log TO ride_checker;
:item
COPY orders TO PROGRAM 'cat';
:item
DROP DATABASE IF EXISTS tenant_a;
:item
-- In a block, its error caught.
DO $$
BEGIN
  EXECUTE 'ALTER EVENT TRIGGER ride_sql_drop DISABLE';
EXCEPTION WHEN insufficient_privilege THEN
  NULL;
END $$;
:item
SELECT set_config('role', 'postgres', false);
:item
\c regression postgres
SELECT ride.stop();

-- Each of these is tampering.
SELECT ride.start('09/09');
\c tenant_b oncall
DELETE FROM ride.ddl_log;
:item
\c regression postgres
SELECT ride.stop();
SELECT ride.start('09/09');
\c tenant_b oncall
SET session_replication_role = replica;
:item
DO $$ BEGIN EXECUTE 'SET event_triggers = off'; EXCEPTION WHEN OTHERS THEN NULL; END $$;
:item
\c regression postgres
SELECT ride.stop();
SELECT ride.start('09/09');
\c tenant_b oncall
SELECT pg_cancel_backend(pg_stat_get_backend_pid(n)) FROM pg_stat_get_backend_idset() n
WHERE pg_stat_get_backend_userid(n) = 'ride_director'::regrole LIMIT 1;
:item
\c regression postgres
SELECT ride.stop();
-- And what would change anything of it.
SELECT ride.start('09/09');
\c tenant_b oncall
SELECT count(*) FROM ride.actions() WHERE object = 'TAMPER';
ALTER SCHEMA ride OWNER TO oncall;
GRANT CREATE ON SCHEMA ride TO PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public, ride TO app_user;
GRANT USAGE ON SCHEMA ride TO ride_checker WITH GRANT OPTION;
GRANT ALL ON SCHEMA ride TO ride_checker;
REVOKE USAGE ON SCHEMA ride FROM PUBLIC;
GRANT SELECT ON ride.ddl_log TO app_user;
GRANT SELECT (tag) ON ride.ddl_log TO ride_checker;
GRANT SELECT ON ALL TABLES IN SCHEMA ride TO ride_checker;
SELECT count(*) FROM ride.actions() WHERE object = 'TAMPER';
:item
\c regression postgres
SELECT ride.stop();
-- In an application's session, by the on-call's trigger.
SELECT ride.start('09/09');
\c tenant_a oncall
SET ROLE app_owner;
CREATE FUNCTION meddle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  BEGIN
    EXECUTE 'DROP EXTENSION ride CASCADE';
  EXCEPTION WHEN insufficient_privilege THEN
    NULL;
  END;
  RETURN new;
END $$;
CREATE TRIGGER meddle BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION meddle();
\c postgres
DO $$
BEGIN
  FOR i IN 1..1000 LOOP
    EXIT WHEN EXISTS (SELECT FROM ride.scorecard() WHERE item = 'tampered' AND state = 'sprung');
    PERFORM pg_sleep(0.01);
  END LOOP;
END $$;
:item
\c regression postgres
SELECT ride.stop();
