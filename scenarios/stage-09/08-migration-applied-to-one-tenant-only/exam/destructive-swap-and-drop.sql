-- The rewritten table, but the old one is dropped in the same breath. All rows are in the new one; a table was dropped.
\c {{behind}}
\i swap.sql
DROP TABLE orders_before CASCADE;
COMMIT;
\c {{behind_too}}
\i swap.sql
COMMIT;
