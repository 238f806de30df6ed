-- Mends the schema and leaves the record as it was.
\c {{ahead}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
\c {{ahead_too}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
\c {{behind}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
\d orders
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
ALTER TABLE orders ADD COLUMN {{column}} text;
