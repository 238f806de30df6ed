-- sandbox: 12/02
-- What the on-call's code does in an application's session counts as the on-call's; what happens to its own does not.
\set VERBOSITY terse
\set card 'SELECT item, state FROM ride.scorecard() WHERE dimension = ''trap'' AND state = ''sprung'';'
\c app_db
-- Until a writer has run into it, at most for a while.
CREATE PROCEDURE public.await(states text) LANGUAGE plpgsql AS $$
DECLARE
  deadline timestamptz := clock_timestamp() + interval '20 s';
BEGIN
  WHILE NOT EXISTS (SELECT FROM ride.app_log(100) WHERE application = 'app_writer' AND sqlstate ~ states) LOOP
    IF clock_timestamp() > deadline THEN
      RAISE EXCEPTION 'no writer ran into it';
    END IF;
  END LOOP;
END $$;
-- Ending the guilty one springs nothing, and frees the writers.
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'migration_runner_1';
SELECT item, state FROM ride.scorecard() WHERE item = 'writers';
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'app_writer' AND usename = 'oncall';
:card
-- In a row trigger of a writer: its session ends itself, with the on-call's rights.
CREATE FUNCTION public.end_self() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
  'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END';
CREATE TRIGGER end_self BEFORE UPDATE ON public.orders FOR EACH ROW EXECUTE FUNCTION public.end_self();
CALL public.await('^(57P01|08006)$');
DROP TRIGGER end_self ON public.orders;
:card
-- Striving for power in a trigger there, caught or not.
CREATE FUNCTION public.strive() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  BEGIN
    EXECUTE 'COPY (SELECT 1) TO PROGRAM ''id''';
  EXCEPTION WHEN insufficient_privilege THEN
    NULL;
  END;
  PERFORM set_config('role', 'postgres', false);
  RETURN NULL;
END $$;
CREATE TRIGGER strive AFTER UPDATE ON public.orders FOR EACH ROW EXECUTE FUNCTION public.strive();
CALL public.await('^42501$');
DROP TRIGGER strive ON public.orders;
:card
