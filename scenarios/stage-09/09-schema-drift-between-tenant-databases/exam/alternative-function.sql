-- The migration as a function of its own, called once and dropped: DDL inside a function counts like any other.
\i compare.sql
SELECT * FROM orders ORDER BY id DESC LIMIT 3;
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
CREATE SCHEMA upgrade;
CREATE FUNCTION upgrade.run() RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE public.orders ADD COLUMN %I {{type}}', '{{column}}');
  INSERT INTO public.schema_migrations (version) VALUES ('{{version}}');
  RETURN 'done';
END
$$;
SELECT upgrade.run();
DROP SCHEMA upgrade CASCADE;
