-- Mends the column and throws away the orders that looked useless.
\c app_db
ALTER TABLE orders ADD COLUMN {{column}} text;
UPDATE orders SET {{column}} = status WHERE {{column}} IS NULL;
DELETE FROM orders WHERE status = 'cancelled';
