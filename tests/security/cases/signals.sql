-- sandbox: 09/09
-- Ending an innocent session by every way round: each is recorded as the on-call's signal.
\set VERBOSITY terse
\c tenant_a
\set ended 'SELECT count(*) AS signals FROM ride.actions() WHERE kind = ''signal'';'
-- The application's session, once it is back. A sequence forgets nothing when a transaction is rolled back.
CREATE SEQUENCE public.last;
CREATE FUNCTION public.victim() RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  found int;
BEGIN
  LOOP
    PERFORM pg_stat_clear_snapshot();
    SELECT pid INTO found FROM pg_stat_activity, public.last
    WHERE application_name = 'orders_api' AND datname = 'tenant_a' AND state IS NOT NULL AND pid <> last_value;
    EXIT WHEN found IS NOT NULL;
  END LOOP;
  PERFORM setval('public.last', found);
  RETURN found;
END $$;
SELECT item, state FROM ride.scorecard() WHERE state = 'sprung';
-- In a parallel worker.
CREATE FUNCTION public.end_it(int) RETURNS boolean LANGUAGE plpgsql PARALLEL SAFE AS 'BEGIN RETURN pg_terminate_backend($1); END';
SELECT public.victim() AS victim \gset
SELECT set_config(name, 'on', false) AS parallel FROM pg_settings WHERE name IN ('force_parallel_mode', 'debug_parallel_query');
SELECT public.end_it(:victim) AS worker;
:ended
SELECT item, state FROM ride.scorecard() WHERE state = 'sprung';
\c
BEGIN; SAVEPOINT here; SELECT pg_terminate_backend(public.victim()) AS rolled_back; ROLLBACK TO here; ROLLBACK;
:ended
DO $$ BEGIN PERFORM pg_terminate_backend(public.victim()); RAISE EXCEPTION 'undone'; EXCEPTION WHEN raise_exception THEN NULL; END $$;
:ended
CREATE FUNCTION public.definer() RETURNS boolean LANGUAGE sql SECURITY DEFINER AS 'SELECT pg_terminate_backend(public.victim())';
SELECT public.definer();
:ended
CREATE OPERATOR public.!!! (LEFTARG = int, RIGHTARG = bigint, FUNCTION = pg_catalog.pg_terminate_backend);
SELECT public.victim() OPERATOR(public.!!!) 0::bigint AS operator;
:ended
COPY (SELECT pg_terminate_backend(public.victim())) TO STDOUT;
:ended
DO $$ BEGIN EXECUTE 'EXPLAIN ANALYZE SELECT pg_terminate_backend(public.victim())'; END $$;
:ended
CREATE TABLE public.made AS SELECT pg_terminate_backend(public.victim());
:ended
CREATE TABLE public.by_default (i int, b boolean DEFAULT pg_terminate_backend(public.victim()));
INSERT INTO public.by_default VALUES (1);
:ended
PREPARE ending(int) AS SELECT pg_terminate_backend($1) AS prepared;
EXECUTE ending(public.victim());
:ended
BEGIN; DECLARE c CURSOR FOR SELECT pg_terminate_backend(public.victim()) AS cursor; FETCH c; ROLLBACK;
:ended
CREATE FUNCTION public.unchanging(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS 'BEGIN PERFORM pg_terminate_backend(public.victim()); RETURN 1; END';
CREATE TABLE public.indexed AS SELECT 1 AS i;
CREATE INDEX ON public.indexed (public.unchanging(i));
:ended
