-- sandbox: 09/09
-- Lies to a replay: the repair is made, then the application is made to look as if it worked.
\set VERBOSITY terse
\set application 'SELECT state AS application FROM ride.scorecard() WHERE item IN (''application'', ''fix-3'');'
\c tenant_b
ALTER TABLE public.orders ADD COLUMN release_id text;
:application
\c tenant_a
-- Swallowed: the tag is not the one of the day the incident was armed.
CREATE FUNCTION public.swallow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER lie BEFORE INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION public.swallow();
:application
DROP TRIGGER lie ON public.orders;
:application
-- Refused at commit only.
CREATE FUNCTION public.refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END';
CREATE CONSTRAINT TRIGGER lie AFTER INSERT ON public.orders DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.refuse();
:application
DROP TRIGGER lie ON public.orders;
-- Works in a transaction block (a replay), fails in a statement of its own (the application), and the other way round.
CREATE FUNCTION public.only_in_a_block() RETURNS trigger LANGUAGE plpgsql AS
  'BEGIN IF now() = statement_timestamp() THEN RAISE EXCEPTION ''no''; END IF; RETURN NEW; END';
CREATE FUNCTION public.only_alone() RETURNS trigger LANGUAGE plpgsql AS
  'BEGIN IF now() <> statement_timestamp() THEN RAISE EXCEPTION ''no''; END IF; RETURN NEW; END';
CREATE TRIGGER lie BEFORE INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION public.only_in_a_block();
:application
DROP TRIGGER lie ON public.orders;
CREATE TRIGGER lie BEFORE INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION public.only_alone();
:application
DROP TRIGGER lie ON public.orders;
-- Asking for the score in the application's name: no recursion, and no answer.
CREATE FUNCTION public.ask() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS 'BEGIN PERFORM ride.score(); RETURN NEW; END';
CREATE TRIGGER lie BEFORE INSERT ON public.orders FOR EACH ROW EXECUTE FUNCTION public.ask();
:application
SELECT DISTINCT message FROM ride.app_log(20) WHERE database = 'tenant_a' AND message ~ 'ride answers';
DROP TRIGGER lie ON public.orders;
-- Left behind in the application's session for its next round: gone by then. What else its round sets off takes longer than
-- the timeout that is left, and is bound by that neither live nor in a replay.
CREATE FUNCTION public.linger() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.05); RETURN NULL; END';
CREATE CONSTRAINT TRIGGER linger AFTER INSERT ON public.orders DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.linger();
CREATE FUNCTION public.leave() RETURNS trigger LANGUAGE plpgsql AS
  'BEGIN PERFORM set_config(''search_path'', ''evil'', false); PERFORM set_config(''statement_timeout'', ''1'', false); PERFORM set_config(''idle_in_transaction_session_timeout'', ''1'', false); RETURN NULL; END';
CREATE TRIGGER lie AFTER INSERT ON public.orders FOR EACH STATEMENT EXECUTE FUNCTION public.leave();
:application
DROP TRIGGER lie ON public.orders;
-- The same by statements that no query of the function's own follows.
CREATE FUNCTION public.leave_by_set() RETURNS trigger LANGUAGE plpgsql AS
  'BEGIN SET statement_timeout = 1; SET idle_in_transaction_session_timeout = 1; SET lock_timeout = 1; RETURN NULL; END';
CREATE TRIGGER lie AFTER INSERT ON public.orders FOR EACH STATEMENT EXECUTE FUNCTION public.leave_by_set();
:application
DROP TRIGGER lie ON public.orders;
CREATE FUNCTION public.leave_by_expression() RETURNS trigger LANGUAGE plpgsql AS
  'DECLARE x text; BEGIN x := set_config(''statement_timeout'', ''1'', false); RETURN NULL; END';
CREATE TRIGGER lie AFTER INSERT ON public.orders FOR EACH STATEMENT EXECUTE FUNCTION public.leave_by_expression();
:application
DROP TRIGGER lie ON public.orders;
-- What a function sets for itself stands until it ends.
CREATE FUNCTION public.is_bound() RETURNS trigger LANGUAGE plpgsql SET lock_timeout = '7s' AS
  'BEGIN PERFORM count(*) FROM public.orders; IF current_setting(''lock_timeout'') <> ''7s'' THEN RAISE EXCEPTION ''taken away''; END IF; RETURN NULL; END';
CREATE TRIGGER lie AFTER INSERT ON public.orders FOR EACH STATEMENT EXECUTE FUNCTION public.is_bound();
:application
DROP TRIGGER lie ON public.orders;
DROP TRIGGER linger ON public.orders;
:application
SELECT has_database_privilege('app_user', current_database(), 'TEMP') AS temp, has_database_privilege('app_user', current_database(), 'CREATE') AS "create";
