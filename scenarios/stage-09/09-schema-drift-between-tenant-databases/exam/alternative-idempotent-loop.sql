-- The same idempotent migration in every tenant; where it was applied before, it changes nothing.
\c {{ahead}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
\c {{ahead_too}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
\c {{behind}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
SELECT * FROM orders ORDER BY id DESC LIMIT 3;
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\c tenant_a
ALTER TABLE orders ADD COLUMN IF NOT EXISTS {{column}} text;
INSERT INTO schema_migrations (version) VALUES ('{{version}}') ON CONFLICT (version) DO NOTHING;
\c tenant_b
ALTER TABLE orders ADD COLUMN IF NOT EXISTS {{column}} text;
INSERT INTO schema_migrations (version) VALUES ('{{version}}') ON CONFLICT (version) DO NOTHING;
\c tenant_c
ALTER TABLE orders ADD COLUMN IF NOT EXISTS {{column}} text;
INSERT INTO schema_migrations (version) VALUES ('{{version}}') ON CONFLICT (version) DO NOTHING;
