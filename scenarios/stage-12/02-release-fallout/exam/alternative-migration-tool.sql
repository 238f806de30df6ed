-- Recovers with one idempotent migration for every database, each in a transaction of its own; tenants first.
\i look.sql
\i name.sql
\c {{first}}
\i migration.sql
\c {{second}}
\i migration.sql
\c {{third}}
\i migration.sql
\i stabilise.sql
\c app_db
\i migration.sql
BEGIN;
SET LOCAL lock_timeout = '10s';
SET LOCAL ROLE app_owner;
ALTER TABLE orders ALTER COLUMN {{column}} SET DEFAULT '{{fill}}';
UPDATE orders SET {{column}} = '{{fill}}' WHERE {{column}} IS NULL;
COMMIT;
