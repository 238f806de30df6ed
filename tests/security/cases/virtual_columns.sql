-- sandbox: 09/09
-- since: 18
-- Columns that are computed when they are read, where a check reads.
\set VERBOSITY sqlstate
\set fix 'SELECT item, state FROM ride.scorecard() WHERE dimension = ''fix'';'
\c tenant_b
-- No code of the on-call's gets into one: not a function, not an operator, not a type.
CREATE FUNCTION public.spy(text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS
  'BEGIN RAISE LOG ''spy in % as %'', session_user, current_user; RETURN $1; END';
CREATE OPERATOR public.!!! (RIGHTARG = text, FUNCTION = public.spy);
CREATE DOMAIN public.spied AS text CHECK (public.spy(VALUE) = VALUE);
ALTER TABLE public.orders ADD COLUMN release_id text GENERATED ALWAYS AS (public.spy(status)) VIRTUAL;
ALTER TABLE public.orders ADD COLUMN release_id text GENERATED ALWAYS AS (OPERATOR(public.!!!) status) VIRTUAL;
ALTER TABLE public.orders ADD COLUMN release_id public.spied GENERATED ALWAYS AS (status) VIRTUAL;
-- One that is there stands in for a column to nobody who writes it.
ALTER TABLE public.orders ADD COLUMN release_id text GENERATED ALWAYS AS ('r') VIRTUAL;
SELECT state AS application FROM ride.scorecard() WHERE dimension = 'fix' OFFSET 2;
SELECT DISTINCT sqlstate FROM ride.app_log(50) WHERE database = 'tenant_b' AND sqlstate = '428C9';
ALTER TABLE public.orders DROP COLUMN release_id;
-- The repair, so that there is something to lose.
ALTER TABLE public.orders ADD COLUMN release_id text;
INSERT INTO public.schema_migrations (version) VALUES ('20260531_add_order_release_id');
:fix
-- A column whose collation says that anything equals anything is not asked, computed or not.
CREATE COLLATION public.any (provider = icu, locale = 'und-u-ks-level1', deterministic = false);
ALTER TABLE public.schema_migrations ADD COLUMN computed text COLLATE public.any GENERATED ALWAYS AS ('r') VIRTUAL;
:fix
ALTER TABLE public.schema_migrations DROP COLUMN computed;
:fix
