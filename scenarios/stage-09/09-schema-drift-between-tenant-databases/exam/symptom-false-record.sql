-- Silences the comparison of versions: the record is written, the change is not.
\i compare.sql
\d orders
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
