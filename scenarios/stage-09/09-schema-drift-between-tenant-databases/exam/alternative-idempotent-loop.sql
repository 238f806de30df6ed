-- The same idempotent migration in every tenant; where it was applied before, it changes nothing.
\i compare.sql
SELECT * FROM orders ORDER BY id DESC LIMIT 3;
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\c {{first}}
ALTER TABLE orders ADD COLUMN IF NOT EXISTS {{column}} {{type}};
INSERT INTO schema_migrations (version) VALUES ('{{version}}') ON CONFLICT (version) DO NOTHING;
\c {{second}}
ALTER TABLE orders ADD COLUMN IF NOT EXISTS {{column}} {{type}};
INSERT INTO schema_migrations (version) VALUES ('{{version}}') ON CONFLICT (version) DO NOTHING;
\c {{third}}
ALTER TABLE orders ADD COLUMN IF NOT EXISTS {{column}} {{type}};
INSERT INTO schema_migrations (version) VALUES ('{{version}}') ON CONFLICT (version) DO NOTHING;
