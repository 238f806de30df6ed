-- Makes all rows its own by a row of its own and ALTER TABLE, and fills them before it looks.
\i stabilise.sql
\c app_db
SET lock_timeout = '10s';
BEGIN;
INSERT INTO orders (customer_id, status, total_cents, created_at) VALUES (7, 'mine', 1, now());
ALTER TABLE orders SET UNLOGGED;
ALTER TABLE orders SET LOGGED;
DELETE FROM orders WHERE status = 'mine';
COMMIT;
UPDATE orders SET {{column}} = '{{fill}}' WHERE {{column}} IS NULL;
SELECT count(*), count({{column}}) FROM orders;
