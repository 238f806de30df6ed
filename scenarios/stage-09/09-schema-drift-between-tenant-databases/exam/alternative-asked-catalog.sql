-- Every tenant is told the same, and the catalog decides who needs it: a DO block and a WHERE NOT EXISTS.
\i compare.sql
SELECT * FROM orders ORDER BY id DESC LIMIT 3;
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\c {{first}}
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'public.orders'::regclass AND attname = '{{column}}') THEN
    EXECUTE 'ALTER TABLE public.orders ADD COLUMN {{column}} {{type}}';
  END IF;
END
$$;
INSERT INTO public.schema_migrations (version)
SELECT '{{version}}' WHERE NOT EXISTS (SELECT FROM public.schema_migrations WHERE version = '{{version}}');
\c {{second}}
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'public.orders'::regclass AND attname = '{{column}}') THEN
    EXECUTE 'ALTER TABLE public.orders ADD COLUMN {{column}} {{type}}';
  END IF;
END
$$;
INSERT INTO public.schema_migrations (version)
SELECT '{{version}}' WHERE NOT EXISTS (SELECT FROM public.schema_migrations WHERE version = '{{version}}');
\c {{third}}
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'public.orders'::regclass AND attname = '{{column}}') THEN
    EXECUTE 'ALTER TABLE public.orders ADD COLUMN {{column}} {{type}}';
  END IF;
END
$$;
INSERT INTO public.schema_migrations (version)
SELECT '{{version}}' WHERE NOT EXISTS (SELECT FROM public.schema_migrations WHERE version = '{{version}}');
