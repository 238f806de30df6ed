-- A view with a trigger has stood in the place of the table; that frees none of its rows.
\i fair-view-with-trigger.sql
DELETE FROM orders WHERE cents <> 100 * id;
