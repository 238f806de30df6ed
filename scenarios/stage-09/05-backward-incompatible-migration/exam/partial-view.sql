-- Moves the table aside and puts a view in its place. Both versions work; yet a check cannot trust a view, which may
-- compute anything, so nothing that is asked of {{table}} itself can be shown.
\c app_db
BEGIN;
ALTER TABLE {{table}} RENAME TO orders_table;
CREATE VIEW {{table}} AS SELECT id, customer_id, status, total_cents, created_at, {{source}} AS {{column}} FROM orders_table;
GRANT SELECT, INSERT, UPDATE, DELETE ON {{table}} TO app_user, migrator;
COMMIT;
