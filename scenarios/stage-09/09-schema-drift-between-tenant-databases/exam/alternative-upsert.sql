-- The record by an upsert that may run twice, the column by IF NOT EXISTS, all of it run twice.
\i compare.sql
\d orders
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\c {{behind}}
BEGIN;
ALTER TABLE orders ADD COLUMN IF NOT EXISTS {{column}} {{type}};
INSERT INTO schema_migrations (version) VALUES ('{{version}}') ON CONFLICT (version) DO NOTHING;
COMMIT;
BEGIN;
ALTER TABLE orders ADD COLUMN IF NOT EXISTS {{column}} {{type}};
INSERT INTO schema_migrations (version) VALUES ('{{version}}') ON CONFLICT (version) DO NOTHING;
COMMIT;
