-- Finishes the column in the main shop. Included by others.
\c app_db
SET lock_timeout = '10s';
ALTER TABLE orders ALTER COLUMN {{column}} SET DEFAULT '{{fill}}';
UPDATE orders SET {{column}} = '{{fill}}' WHERE {{column}} IS NULL;
