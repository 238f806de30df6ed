-- The right repair, and an index for good measure.
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
\c {{behind_too}}
ALTER TABLE orders ADD COLUMN {{column}} text;
CREATE INDEX CONCURRENTLY ON orders (status);
