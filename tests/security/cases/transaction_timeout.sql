-- sandbox: 09/09
-- since: 17
-- A limit on the time of a transaction, turned against the sandbox's own sessions and those of the applications.
\set VERBOSITY sqlstate
\set fix 'SELECT item, state FROM ride.scorecard() WHERE dimension = ''fix'';'
\c tenant_b
-- The repair, so that there is something to lose.
ALTER TABLE public.orders ADD COLUMN release_id text;
INSERT INTO public.schema_migrations (version) VALUES ('20260531_add_order_release_id');
:fix
\c tenant_a
ALTER ROLE ride_checker SET transaction_timeout = 1;
ALTER ROLE ride_director SET transaction_timeout = 1;
ALTER ROLE app_user SET transaction_timeout = 1;
ALTER ROLE ALL SET transaction_timeout = 1;
ALTER DATABASE tenant_a SET transaction_timeout = 1;
ALTER SYSTEM SET transaction_timeout = 1;
SELECT object AS recorded FROM ride.actions() WHERE kind = 'attempt' ORDER BY at;
-- One's own ends one's own session, and nothing of what was asked for by it.
ALTER ROLE CURRENT_USER SET transaction_timeout = '100ms';
\! $login -d tenant_a -c 'SELECT pg_sleep(60)' 2>&1 | head -n 1
ALTER ROLE CURRENT_USER RESET transaction_timeout;
:fix
-- In an application's session by a trigger of one's own: such a replay has no end, so there is no card; it is gone with
-- the trigger, for nothing stays behind in the session.
CREATE FUNCTION public.hurry() RETURNS trigger LANGUAGE plpgsql AS
  'BEGIN PERFORM set_config(''transaction_timeout'', ''1'', false); PERFORM pg_sleep(60); RETURN NEW; END';
CREATE TRIGGER hurry BEFORE INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION public.hurry();
:fix
DROP TRIGGER hurry ON public.orders;
:fix
CREATE FUNCTION public.leave() RETURNS trigger LANGUAGE plpgsql AS
  'BEGIN PERFORM set_config(''transaction_timeout'', ''10s'', false); RETURN NULL; END';
CREATE TRIGGER leave AFTER INSERT ON public.orders FOR EACH STATEMENT EXECUTE FUNCTION public.leave();
:fix
