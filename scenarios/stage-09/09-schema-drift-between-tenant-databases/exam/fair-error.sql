-- Repeats what the application does and reads the error.
\c {{ahead}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
\c {{ahead_too}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
\c {{behind}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
\set ON_ERROR_STOP off
INSERT INTO orders (customer_id, status, total_cents, created_at, {{column}}) VALUES (7, 'new', 1999, now(), 'by hand');
\set ON_ERROR_STOP on
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
