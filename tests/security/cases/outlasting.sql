-- sandbox: 09/09
-- What the director has to hear and cannot help: it outlasts it, and with it every session that is its.
\set VERBOSITY sqlstate
\c tenant_a
SELECT pg_stat_get_backend_pid(n) AS director FROM pg_stat_get_backend_idset() n
WHERE pg_stat_get_backend_userid(n) = 'postgres'::regrole \gset
CREATE PROCEDURE public.await(message text) LANGUAGE plpgsql AS $$
DECLARE
  deadline timestamptz := clock_timestamp() + interval '20 s';
BEGIN
  LOOP
    BEGIN
      EXIT WHEN EXISTS (SELECT FROM ride.app_log(20) l WHERE l.message ~ await.message) OR clock_timestamp() > deadline;
    EXCEPTION WHEN OTHERS THEN
      NULL;
    END;
  END LOOP;
END $$;
-- An error in another encoding than the application's.
CREATE FUNCTION public.mumble() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('client_encoding', 'LATIN1', false);
  RAISE EXCEPTION 'caf%', U&'\00e9';
END $$;
CREATE TRIGGER mumble BEFORE INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION public.mumble();
CALL public.await('caf');
DROP TRIGGER mumble ON public.orders;
-- One that is very long.
CREATE FUNCTION public.shout() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''%'', repeat(''shout'', 200000); END';
CREATE TRIGGER shout BEFORE INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION public.shout();
CALL public.await('shout');
DROP TRIGGER shout ON public.orders;
SELECT max(length(message)) < 10000 AS cut FROM ride.app_log(20);
-- Every lock that the server has room for.
DO $$
BEGIN
  FOR i IN 1..1000000 LOOP
    BEGIN
      PERFORM pg_advisory_lock(i);
    EXCEPTION WHEN out_of_memory THEN
      EXIT;
    END;
  END LOOP;
END $$;
SELECT pg_sleep(2);
SELECT pg_advisory_unlock_all();
\c
SELECT pg_stat_get_backend_pid(n) = :director AS same FROM pg_stat_get_backend_idset() n
WHERE pg_stat_get_backend_userid(n) = 'postgres'::regrole;
SELECT state AS application FROM ride.scorecard() WHERE item IN ('application', 'fix-3');
