-- The right repair, and the gift notes of all orders are erased.
\i look.sql
\i name.sql
\i repair.sql
\c app_db
UPDATE orders SET gift_note = NULL;
