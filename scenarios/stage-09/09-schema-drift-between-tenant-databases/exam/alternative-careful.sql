-- A backup first, a lock, savepoints with a wrong turn taken back, a constraint that is validated later, a comment, a view,
-- fresh statistics, all as the role that migrates. None of it is a fault.
\i compare.sql
SELECT * FROM orders ORDER BY id DESC LIMIT 3;
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
CREATE SCHEMA backup AUTHORIZATION migrator;
SET ROLE migrator;
CREATE TABLE backup.orders AS TABLE public.orders;
CREATE TABLE backup.schema_migrations AS TABLE public.schema_migrations;
BEGIN;
LOCK TABLE public.orders IN ACCESS EXCLUSIVE MODE;
SAVEPOINT _psycopg_1;
ALTER TABLE public.orders ADD COLUMN {{column}} {{type}} DEFAULT '{{prefix}}0';
ROLLBACK TO SAVEPOINT _psycopg_1;
RELEASE SAVEPOINT _psycopg_1;
SAVEPOINT _psycopg_2;
ALTER TABLE public.orders ADD COLUMN "{{column}}" {{type}};
ALTER TABLE public.orders ADD CONSTRAINT {{column}}_known CHECK ({{column}} IS NOT NULL OR id <= {{rows}}) NOT VALID;
ALTER TABLE public.orders VALIDATE CONSTRAINT {{column}}_known;
COMMENT ON COLUMN public.orders.{{column}} IS 'written by the release';
RELEASE SAVEPOINT _psycopg_2;
INSERT INTO public.schema_migrations (version, applied_at) VALUES ('{{version}}', now() - interval '1 minute') ON CONFLICT DO NOTHING;
COMMIT;
CREATE VIEW backup.orders_of_today AS SELECT * FROM public.orders WHERE created_at > current_date;
ANALYZE public.orders;
