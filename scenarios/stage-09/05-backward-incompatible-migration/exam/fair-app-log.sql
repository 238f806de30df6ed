-- Reads only the application log: it says which clients fail and on which column.
SELECT * FROM ride.app_log();
SELECT ride.diagnose('incompatible_schema_change', 'app_db.orders.{{column}}');
\c app_db
ALTER TABLE orders ADD COLUMN {{column}} text;
UPDATE orders SET {{column}} = status WHERE {{column}} IS NULL;
