-- Moves the table aside and puts a view in its place. Both versions work; yet a check cannot trust a view, which may
-- compute anything, so nothing that is asked of orders itself can be shown.
\c app_db
BEGIN;
ALTER TABLE orders RENAME TO orders_table;
CREATE VIEW orders AS SELECT id, customer_id, status, total_cents, created_at, status AS {{column}} FROM orders_table;
GRANT SELECT, INSERT, UPDATE, DELETE ON orders TO app_user, migrator;
COMMIT;
