-- sandbox: 09/09
-- A collation of the on-call's says what equals what: a version that is recorded in other letters is not the one.
\set VERBOSITY terse
\c tenant_b
ALTER TABLE public.orders ADD COLUMN release_id text;
CREATE COLLATION public.loose (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false);
ALTER TABLE public.schema_migrations ALTER COLUMN version TYPE text COLLATE public.loose;
INSERT INTO public.schema_migrations (version) VALUES (upper('20260531_add_order_release_id'));
SELECT item, state FROM ride.scorecard() WHERE dimension = 'fix';
ALTER TABLE public.schema_migrations ALTER COLUMN version TYPE text COLLATE "default";
-- A column that is gone says nothing any more.
ALTER TABLE public.schema_migrations ADD COLUMN note text COLLATE public.loose;
ALTER TABLE public.schema_migrations DROP COLUMN note;
INSERT INTO public.schema_migrations (version) VALUES ('20260531_add_order_release_id');
SELECT item, state FROM ride.scorecard() WHERE dimension = 'fix';
