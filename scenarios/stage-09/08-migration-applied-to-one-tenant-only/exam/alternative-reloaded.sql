-- Reloads the table from a copy, with the column, in one transaction: every row comes back, with its number.
\i compare.sql
\i name.sql
\c {{behind}}
BEGIN;
LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;
CREATE TEMP TABLE kept AS TABLE orders;
TRUNCATE orders;
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
INSERT INTO orders (id, customer_id, status, total_cents, created_at) OVERRIDING SYSTEM VALUE SELECT * FROM kept;
COMMIT;
\c {{behind_too}}
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
