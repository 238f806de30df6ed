-- Asks what the old version asks and reads the error.
SELECT application_name, count(*) FROM pg_stat_activity GROUP BY 1;
\c app_db
\set ON_ERROR_STOP off
SELECT id, {{column}} FROM orders WHERE id = 42;
\set ON_ERROR_STOP on
SELECT ride.diagnose('incompatible_schema_change', 'app_db.orders.{{column}}');
\c app_db
ALTER TABLE orders ADD COLUMN {{column}} text;
UPDATE orders SET {{column}} = status WHERE {{column}} IS NULL;
