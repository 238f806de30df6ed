-- Rehearses the repair, an index and a rename, and rolls all of it back before looking. Nothing of that is a change.
\c app_db
BEGIN;
ALTER TABLE orders RENAME COLUMN status TO {{column}};
CREATE INDEX ON orders ({{column}});
ROLLBACK;
BEGIN;
ALTER TABLE orders ADD COLUMN {{column}} text;
UPDATE orders SET {{column}} = status;
DELETE FROM orders WHERE status = 'cancelled';
ROLLBACK;
CREATE TABLE orders_before AS TABLE orders;
\c app_db
SELECT column_name, data_type, column_default FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
SELECT pid, application_name, state, backend_start FROM pg_stat_activity WHERE datname = 'app_db' AND application_name LIKE 'old_app%';
SELECT ride.diagnose('incompatible_schema_change', 'app_db.orders.{{column}}');
\c app_db
ALTER TABLE orders ADD COLUMN {{column}} text;
UPDATE orders SET {{column}} = status WHERE {{column}} IS NULL;
