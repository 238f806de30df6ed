-- Silences the comparison of versions: the record is written, the change is not.
\c {{ahead}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
\c {{ahead_too}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
\c {{behind}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
\d orders
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
