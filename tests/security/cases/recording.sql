-- sandbox: 09/09
-- To stop or to falsify the record: each try is recorded.
\set VERBOSITY sqlstate
\c tenant_b
DROP EXTENSION ride CASCADE;
ALTER EXTENSION ride DROP EVENT TRIGGER ride_sql_drop;
ALTER EVENT TRIGGER ride_sql_drop DISABLE;
DROP EVENT TRIGGER ride_ddl_command_end;
DROP SCHEMA ride CASCADE;
DROP TABLE ride.ddl_log;
TRUNCATE ride.ddl_log;
DELETE FROM ride.ddl_log;
INSERT INTO ride.ddl_log DEFAULT VALUES;
\copy ride.ddl_log FROM /dev/null
BEGIN; LOCK TABLE ride.ddl_log IN ACCESS EXCLUSIVE MODE; ROLLBACK;
CREATE RULE nothing AS ON INSERT TO ride.ddl_log DO INSTEAD NOTHING;
CREATE OR REPLACE FUNCTION ride.score(format text) RETURNS SETOF text LANGUAGE sql AS 'SELECT ''100''';
ALTER FUNCTION ride.score(text) RENAME TO scored;
SELECT object AS recorded FROM ride.actions() WHERE kind = 'attempt' ORDER BY at;
\c
GRANT ALL ON ride.ddl_log TO oncall;
SET session_replication_role = replica;
SELECT set_config('session_replication_role', 'replica', false);
UPDATE pg_settings SET setting = 'replica' WHERE name = 'session_replication_role';
CREATE FUNCTION public.quiet() RETURNS int LANGUAGE sql SET session_replication_role = 'replica' AS 'SELECT 1';
SET ride.exam = off;
DROP OWNED BY ride_director;
DROP DATABASE ride;
ALTER DATABASE ride OWNER TO oncall;
ALTER DATABASE ride ALLOW_CONNECTIONS false;
PREPARE wipe AS DELETE FROM ride.ddl_log;
EXECUTE wipe;
DO $$ BEGIN DELETE FROM ride.ddl_log; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;
SELECT object AS recorded FROM ride.actions() WHERE kind = 'attempt' ORDER BY at OFFSET 14;
-- It goes on.
CREATE TABLE public.after (i int);
SELECT evtname, evtenabled FROM pg_event_trigger ORDER BY 1;
SELECT item, state FROM ride.scorecard() WHERE dimension = 'trap' AND state = 'sprung';
