-- sandbox: 09/09
-- since: 17
-- Event triggers at the login of the sandbox's own sessions, and event triggers switched off.
\set VERBOSITY sqlstate
\c tenant_b
CREATE FUNCTION public.at_login() RETURNS event_trigger LANGUAGE plpgsql AS
  'BEGIN RAISE LOG ''spy in % as %'', session_user, current_user; END';
CREATE EVENT TRIGGER evil ON login EXECUTE FUNCTION public.at_login();
CREATE EVENT TRIGGER evil ON login EXECUTE FUNCTION ride.ddl_command_end();
ALTER EVENT TRIGGER ride_sql_drop OWNER TO oncall;
UPDATE pg_database SET dathasloginevt = true WHERE datname = current_database();
SET event_triggers = off;
SELECT set_config('event_triggers', 'off', false);
ALTER ROLE CURRENT_USER SET event_triggers = off;
ALTER DATABASE tenant_b SET event_triggers = off;
CREATE FUNCTION public.quiet() RETURNS int LANGUAGE sql SET event_triggers = off AS 'SELECT 1';
\! PGOPTIONS='-c event_triggers=off' $login -d tenant_b -c 'SELECT 1'
SELECT object AS recorded FROM ride.actions() WHERE kind = 'attempt' ORDER BY at;
-- The record goes on.
CREATE TABLE public.after (i int);
SHOW event_triggers;
SELECT evtname, evtevent, evtenabled FROM pg_event_trigger ORDER BY 1;
SELECT item, state FROM ride.scorecard() WHERE state = 'sprung';
