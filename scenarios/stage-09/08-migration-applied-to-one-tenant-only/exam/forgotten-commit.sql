-- Begins, repairs, and goes for coffee.
BEGIN;
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
