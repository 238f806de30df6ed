-- A table rewritten by hand in one transaction with its record: locked, copied, exchanged; the old one stays as a backup.
\i compare.sql
SELECT * FROM orders ORDER BY id DESC LIMIT 3;
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\i swap.sql
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
COMMIT;
