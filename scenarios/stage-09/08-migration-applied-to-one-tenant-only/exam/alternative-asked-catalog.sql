-- Every tenant is told the same, and the catalog decides who needs it: a DO block in one, \gexec in the others.
\i compare.sql
\i name.sql
\c {{behind}}
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'orders' AND column_name = '{{column}}') THEN
    EXECUTE 'ALTER TABLE public.orders ADD COLUMN {{column}} {{type}}';
  END IF;
END
$$;
\c {{behind_too}}
SELECT format('ALTER TABLE %I.%I ADD COLUMN %I %s', n.nspname, c.relname, '{{column}}', '{{type}}')
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relname = 'orders' AND n.nspname = 'public'
  AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = '{{column}}') \gexec
\c {{ahead}}
SELECT format('ALTER TABLE %I.%I ADD COLUMN %I %s', n.nspname, c.relname, '{{column}}', '{{type}}')
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relname = 'orders' AND n.nspname = 'public'
  AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = '{{column}}') \gexec
