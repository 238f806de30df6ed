-- The statements are made of the list of tenants, and run by \gexec; the type is taken from the tenant that works.
\i compare.sql
\i name.sql
\c {{ahead}}
SELECT format_type(atttypid, atttypmod) AS type FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attname = '{{column}}' \gset
\c {{behind}}
SELECT format('ALTER TABLE %s ADD COLUMN %I %s', 'public.orders'::regclass, '{{column}}', :'type') \gexec
\c {{behind_too}}
SELECT format('ALTER TABLE IF EXISTS ONLY %s ADD COLUMN IF NOT EXISTS %I %s', 'public.orders'::regclass, '{{column}}', :'type') \gexec
