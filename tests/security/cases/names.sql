-- sandbox: 09/09
-- Facts go by OID and by state: renaming, shadowing and leaving no event hide nothing.
\set VERBOSITY sqlstate
\setenv traps 'SELECT item, state FROM ride.scorecard() WHERE dimension = ''trap'' AND state = ''sprung'''
\set fix 'SELECT item, state FROM ride.scorecard() WHERE dimension = ''fix'';'
\c tenant_b
-- A table of the same name in front of the real one, or for the application's role alone, repairs nothing.
CREATE SCHEMA app_user;
CREATE TABLE app_user.orders (id bigserial, customer_id bigint, status text, total_cents bigint, created_at timestamptz, release_id text);
GRANT ALL ON SCHEMA app_user TO app_user;
GRANT ALL ON ALL TABLES IN SCHEMA app_user TO app_user;
CREATE TEMP TABLE schema_migrations AS SELECT '20260531_add_order_release_id'::text AS version, now() AS applied_at;
:fix
DROP SCHEMA app_user CASCADE;
-- An index under another table name, taken back.
ALTER TABLE public.orders RENAME TO quiet;
CREATE INDEX ON public.quiet (status);
ALTER TABLE public.quiet RENAME TO orders;
\! $told -c "$traps"
DROP INDEX public.quiet_status_idx;
\! $told -c "$traps"
-- A failed CREATE INDEX CONCURRENTLY and a REINDEX leave no event of an index.
CREATE UNIQUE INDEX CONCURRENTLY doubled ON public.orders (status);
\! $told -c "$traps"
DROP INDEX public.doubled;
\! $told -c "$traps"
CREATE FUNCTION public.moody(text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  IF coalesce(current_setting('my.mood', true), '') = 'bad' THEN
    RAISE EXCEPTION 'no';
  END IF;
  RETURN $1;
END $$;
SET my.mood = 'bad';
CREATE INDEX CONCURRENTLY repaired ON public.orders (public.moody(status));
SET my.mood = 'good';
REINDEX INDEX public.repaired;
SELECT indisvalid FROM pg_index WHERE indexrelid = 'public.repaired'::regclass;
\! $told -c "$traps"
DROP INDEX public.repaired;
\! $told -c "$traps"
-- A view where the table was.
ALTER TABLE public.orders RENAME TO orders_kept;
CREATE VIEW public.orders AS SELECT *, 'r'::text AS release_id FROM public.orders_kept;
GRANT ALL ON public.orders TO app_user;
:fix
DROP VIEW public.orders;
ALTER TABLE public.orders_kept RENAME TO orders;
-- A version of one's own in a child of the table is a version recorded, and a false one.
CREATE TABLE public.child () INHERITS (public.schema_migrations);
INSERT INTO public.child VALUES ('20260531_add_order_release_id');
:fix
\! $told -c "$traps"
