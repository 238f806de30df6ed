-- Builds the column anew with a default, in one transaction, and carries over what was marked: what counts is what stands at the end.
\i look.sql
\i name.sql
\i stabilise.sql
\c app_db
BEGIN;
SET LOCAL lock_timeout = '10s';
ALTER TABLE orders RENAME COLUMN {{column}} TO {{column}}_before;
ALTER TABLE orders ADD COLUMN {{column}} {{type}} NOT NULL DEFAULT '{{fill}}';
UPDATE orders SET {{column}} = {{column}}_before WHERE {{column}}_before IS NOT NULL;
ALTER TABLE orders DROP COLUMN {{column}}_before;
COMMIT;
\i complete.sql
