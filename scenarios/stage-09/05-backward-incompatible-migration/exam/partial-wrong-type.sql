-- The right values under another type.
\c app_db
ALTER TABLE orders ADD COLUMN {{column}} varchar(20);
UPDATE orders SET {{column}} = status;
