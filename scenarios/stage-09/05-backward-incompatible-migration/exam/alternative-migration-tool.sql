-- As a migration tool does it: one transaction, a lock timeout, a record.
\c app_db
SELECT column_name, data_type, column_default FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
SELECT pid, application_name, state, backend_start FROM pg_stat_activity WHERE datname = 'app_db' AND application_name LIKE 'old_app%';
SELECT ride.diagnose('incompatible_schema_change', 'app_db.orders.{{column}}');
BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL ROLE app_owner;
ALTER TABLE public.orders ADD COLUMN IF NOT EXISTS {{column}} text;
UPDATE public.orders SET {{column}} = status;
INSERT INTO public.schema_migrations (version) VALUES ('20260601_restore_{{column}}');
COMMIT;
