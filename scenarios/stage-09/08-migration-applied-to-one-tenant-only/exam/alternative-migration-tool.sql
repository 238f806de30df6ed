-- As a migration tool does it: one transaction in each tenant, a lock timeout, a record of its own. This rollout keeps no
-- record, but one more row in schema_migrations harms nobody.
\i compare.sql
\i name.sql
\c {{behind}}
BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER TABLE public.orders ADD COLUMN IF NOT EXISTS {{column}} {{type}};
INSERT INTO public.schema_migrations (version) VALUES ('20260531_add_order_{{column}}') ON CONFLICT DO NOTHING;
COMMIT;
\c {{behind_too}}
BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER TABLE public.orders ADD COLUMN IF NOT EXISTS {{column}} {{type}};
INSERT INTO public.schema_migrations (version) VALUES ('20260531_add_order_{{column}}') ON CONFLICT DO NOTHING;
COMMIT;
