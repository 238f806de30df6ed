-- As a migration tool does it: one transaction in each tenant, a lock timeout, a record of its own. This rollout keeps no
-- record, but one more row in schema_migrations harms nobody.
\c {{ahead}}
SELECT column_name, data_type, is_nullable FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
\c {{behind}}
SELECT column_name, data_type, is_nullable FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
\c {{behind_too}}
SELECT column_name, data_type, is_nullable FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
SELECT ride.diagnose('schema_behind', '{{behind_too}}.orders.{{column}}');
\c {{behind}}
BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER TABLE public.orders ADD COLUMN IF NOT EXISTS {{column}} text;
INSERT INTO public.schema_migrations (version) VALUES ('20260531_add_order_{{column}}') ON CONFLICT DO NOTHING;
COMMIT;
\c {{behind_too}}
BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER TABLE public.orders ADD COLUMN IF NOT EXISTS {{column}} text;
INSERT INTO public.schema_migrations (version) VALUES ('20260531_add_order_{{column}}') ON CONFLICT DO NOTHING;
COMMIT;
