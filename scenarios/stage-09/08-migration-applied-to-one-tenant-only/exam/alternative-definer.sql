-- By a function of the migrator's own role, inside of a procedure that commits.
\i compare.sql
\i name.sql
\c {{behind}}
CREATE SCHEMA ops;
CREATE PROCEDURE ops.migrate() LANGUAGE plpgsql AS $$
BEGIN
  SET LOCAL lock_timeout = '5s';
  EXECUTE format('ALTER TABLE public.orders ADD COLUMN %I %s', '{{column}}', '{{type}}');
  COMMIT;
END $$;
CALL ops.migrate();
DROP SCHEMA ops CASCADE;
\c {{behind_too}}
SET ROLE app_owner;
DO $$ BEGIN EXECUTE 'ALTER TABLE public.orders ADD COLUMN {{column}} {{type}}'; END $$;
