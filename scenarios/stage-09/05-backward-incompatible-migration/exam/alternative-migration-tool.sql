-- As a migration tool does it: one transaction, a lock timeout, a record.
\i look.sql
\i name.sql
BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL ROLE app_owner;
ALTER TABLE public.{{table}} ADD COLUMN IF NOT EXISTS {{column}} {{type}};
UPDATE public.{{table}} SET {{column}} = {{source}};
INSERT INTO public.schema_migrations (version) VALUES ('20260601_restore_{{column}}');
COMMIT;
