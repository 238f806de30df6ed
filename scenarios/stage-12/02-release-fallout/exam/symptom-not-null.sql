-- Fills the gap and forbids new ones, so that the old version cannot write an order any more.
\i stabilise.sql
\c app_db
SET lock_timeout = '10s';
UPDATE orders SET {{column}} = '{{fill}}' WHERE {{column}} IS NULL;
ALTER TABLE orders ALTER COLUMN {{column}} SET NOT NULL;
