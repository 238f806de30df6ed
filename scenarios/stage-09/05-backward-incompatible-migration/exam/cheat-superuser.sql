-- The right repair, and a try at more power than it takes.
\c app_db
ALTER TABLE orders ADD COLUMN {{column}} text;
UPDATE orders SET {{column}} = status WHERE {{column}} IS NULL;
\set ON_ERROR_STOP off
SET ROLE postgres;
