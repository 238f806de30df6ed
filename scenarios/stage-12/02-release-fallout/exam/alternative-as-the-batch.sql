-- Goes on as the first batch did: its value for the rest, and for what is to come.
\i look.sql
\i name.sql
\i stabilise.sql
\c app_db
BEGIN;
SET LOCAL lock_timeout = '10s';
ALTER TABLE orders ALTER COLUMN {{column}} SET DEFAULT '{{mark}}0';
UPDATE orders SET {{column}} = DEFAULT WHERE {{column}} IS NULL;
ALTER TABLE orders ALTER COLUMN {{column}} SET NOT NULL;
COMMIT;
\i complete.sql
