-- sandbox: 09/09
-- On-call code where a check could meet it. The spies write to the server's log whose session they ran in, and they lie.
\set VERBOSITY terse
\setenv card 'SELECT item, state FROM ride.scorecard() WHERE dimension <> ''detect'' AND max > 0'
\c tenant_b
CREATE FUNCTION public.spy(text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE COST 0.0001 AS
  'BEGIN RAISE LOG ''spy in % as %'', session_user, current_user; RETURN true; END';
CREATE FUNCTION public.spy(text, text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE COST 0.0001 AS
  'BEGIN RAISE LOG ''spy in % as %'', session_user, current_user; RETURN true; END';
\! $told -c "$card"
-- There, but not called: an index expression, a predicate, a statistics expression, a constraint, an operator.
CREATE OPERATOR public.= (LEFTARG = text, RIGHTARG = text, FUNCTION = public.spy);
CREATE INDEX spying ON public.schema_migrations (public.spy(version));
CREATE STATISTICS spying_too ON (public.spy(version)), version FROM public.schema_migrations;
ALTER TABLE public.schema_migrations ADD CHECK (public.spy(version));
ANALYZE public.schema_migrations;
\! $told -c "$card"
-- Called by the planner, for it can be worked out beforehand: what was asked cannot be said to hold.
CREATE INDEX foretold ON public.schema_migrations (version) WHERE public.spy('x');
\! $told -c "$card"
DROP INDEX public.foretold;
CREATE STATISTICS foretold ON (public.spy('x')), version FROM public.schema_migrations;
\! $told -c "$card"
DROP STATISTICS public.foretold;
\! $told -c "$card"
-- In a cast, in a rule, in a type and its comparison, in a default.
CREATE DOMAIN public.spied AS text CHECK (public.spy(VALUE));
CREATE TYPE public.word AS ENUM ('20260531_add_order_release_id');
CREATE FUNCTION public.spy(public.word) RETURNS text LANGUAGE plpgsql IMMUTABLE AS
  'BEGIN RAISE LOG ''spy in % as %'', session_user, current_user; RETURN ''20260531_add_order_release_id''; END';
CREATE FUNCTION public.spy(public.word, text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS
  'BEGIN RAISE LOG ''spy in % as %'', session_user, current_user; RETURN true; END';
CREATE CAST (public.word AS text) WITH FUNCTION public.spy(public.word) AS IMPLICIT;
CREATE OPERATOR public.= (LEFTARG = public.word, RIGHTARG = text, FUNCTION = public.spy);
CREATE RULE spying AS ON UPDATE TO public.schema_migrations WHERE public.spy(OLD.version) DO ALSO NOTHING;
ALTER TABLE public.schema_migrations ALTER COLUMN applied_at SET DEFAULT CASE WHEN public.spy('x') THEN now() END;
ALTER TABLE public.schema_migrations ADD COLUMN spied public.spied;
\! $told -c "$card"
ALTER TABLE public.schema_migrations RENAME COLUMN version TO kept;
ALTER TABLE public.schema_migrations ADD COLUMN version public.word DEFAULT '20260531_add_order_release_id';
\! $told -c "$card"
ALTER TABLE public.schema_migrations DROP COLUMN version, DROP COLUMN spied;
ALTER TABLE public.schema_migrations RENAME COLUMN kept TO version;
\! $told -c "$card"
-- A policy.
CREATE POLICY spying ON public.schema_migrations USING (public.spy(version));
ALTER TABLE public.schema_migrations ENABLE ROW LEVEL SECURITY;
\! $told -c "$card"
ALTER TABLE public.schema_migrations DISABLE ROW LEVEL SECURITY;
-- A view that tells what should be there.
ALTER TABLE public.schema_migrations RENAME TO kept;
CREATE VIEW public.schema_migrations AS SELECT '20260531_add_order_release_id'::text AS version FROM public.kept WHERE public.spy(version);
\! $told -c "$card"
DROP VIEW public.schema_migrations;
-- A materialized view, a partitioned table keyed by a function.
CREATE MATERIALIZED VIEW public.schema_migrations AS SELECT '20260531_add_order_release_id'::text AS version;
\! $told -c "$card"
DROP MATERIALIZED VIEW public.schema_migrations;
CREATE TABLE public.schema_migrations (version text) PARTITION BY LIST (public.spy(version));
CREATE TABLE public.part PARTITION OF public.schema_migrations FOR VALUES IN (true);
\! $told -c "$card"
DROP TABLE public.schema_migrations;
ALTER TABLE public.kept RENAME TO schema_migrations;
\! $told -c "$card"
