-- Fills the gap and leaves it open for the next order.
\i stabilise.sql
\c app_db
UPDATE orders SET {{column}} = '{{fill}}' WHERE {{column}} IS NULL;
