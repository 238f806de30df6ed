-- sandbox: 09/09
-- beside: scores
-- The sandbox's own sessions cannot be ended: not the director, not the checker while it asks, not from a parallel worker.
\set VERBOSITY terse
\c tenant_b
-- pg_stat_activity does not show them, so they are sought by their numbers; the superuser's is the director.
SELECT count(*) AS shown FROM pg_stat_activity WHERE usename LIKE 'ride%' OR backend_type LIKE 'ride%';
CREATE VIEW public.internal AS SELECT pg_stat_get_backend_pid(n) AS pid, pg_stat_get_backend_userid(n)::regrole::text AS role
FROM pg_stat_get_backend_idset() n;
SELECT pg_terminate_backend(pid) FROM public.internal WHERE role = 'postgres';
SELECT pg_cancel_backend(pid) FROM public.internal WHERE role = 'postgres';
SELECT pg_terminate_backend(min(pid)) FROM public.internal WHERE role = 'ride_director';
CREATE FUNCTION public.end_it(int) RETURNS boolean LANGUAGE plpgsql PARALLEL SAFE AS 'BEGIN RETURN pg_terminate_backend($1); END';
-- A session that has gone meanwhile is warned about; how often is chance.
SET client_min_messages = error;
CREATE FUNCTION public.hunted() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  target int;
  ended boolean;
  refused int := 0;
  hits int := 0;
  deadline timestamptz := clock_timestamp() + interval '30 s';
BEGIN
  WHILE refused < 3 AND hits = 0 AND clock_timestamp() < deadline LOOP
    PERFORM pg_stat_clear_snapshot();
    FOR target IN SELECT pid FROM public.internal WHERE role = 'ride_checker' LOOP
      BEGIN
        EXECUTE format('SELECT public.end_it(%s)', target) INTO ended;
        hits := hits + ended::int;
      EXCEPTION WHEN insufficient_privilege THEN
        refused := refused + 1;
      END;
    END LOOP;
  END LOOP;
  RETURN format('refused: %s, ended: %s', refused >= 3, hits);
END $$;
SELECT public.hunted() AS by_this_session;
SELECT set_config(name, 'on', false) AS parallel FROM pg_settings WHERE name IN ('force_parallel_mode', 'debug_parallel_query');
SELECT public.hunted() AS by_a_worker;
SELECT DISTINCT object AS recorded FROM ride.actions() WHERE kind = 'attempt';
