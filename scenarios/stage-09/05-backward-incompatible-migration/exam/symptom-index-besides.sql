-- The right repair, and an index for good measure.
\c app_db
ALTER TABLE orders ADD COLUMN {{column}} text;
UPDATE orders SET {{column}} = status WHERE {{column}} IS NULL;
CREATE INDEX ON orders ({{column}});
