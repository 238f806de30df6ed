-- psql's own command for the table, ride.status() for the clients.
\c app_db
\d+ orders
SELECT session, database, state FROM ride.status();
SELECT ride.diagnose('incompatible_schema_change', 'app_db.orders');
\c app_db
ALTER TABLE orders ADD COLUMN {{column}} text;
UPDATE orders SET {{column}} = status WHERE {{column}} IS NULL;
