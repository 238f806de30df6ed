-- The migration as a function of its own, called once and dropped: DDL inside a function counts like any other.
\c {{ahead}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
\c {{ahead_too}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
\c {{behind}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
SELECT * FROM orders ORDER BY id DESC LIMIT 3;
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
CREATE SCHEMA upgrade;
CREATE FUNCTION upgrade.run() RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE public.orders ADD COLUMN %I text', '{{column}}');
  INSERT INTO public.schema_migrations (version) VALUES ('{{version}}');
  RETURN 'done';
END
$$;
SELECT upgrade.run();
DROP SCHEMA upgrade CASCADE;
