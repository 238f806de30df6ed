-- The rewritten table, but the old one is dropped in the same breath. All rows are in the new one; a table was dropped.
\c {{behind}}
\i swap.sql
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
DROP TABLE orders_before CASCADE;
COMMIT;
