-- Included: the migration of this tenant in the manner of a careful framework.
CREATE SCHEMA backup;
CREATE TABLE backup.orders AS TABLE public.orders;
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
COMMIT;
CREATE VIEW backup.orders_of_today AS SELECT * FROM public.orders WHERE created_at > current_date;
ANALYZE public.orders;
