-- Builds the column anew with a default, in one transaction: what counts is what stands at the end.
\i look.sql
\i name.sql
\i stabilise.sql
\c app_db
BEGIN;
SET LOCAL lock_timeout = '10s';
ALTER TABLE orders DROP COLUMN {{column}};
ALTER TABLE orders ADD COLUMN {{column}} {{type}} NOT NULL DEFAULT '{{fill}}';
COMMIT;
\i complete.sql
