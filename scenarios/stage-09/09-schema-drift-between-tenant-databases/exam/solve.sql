-- As the postmortem tells it: compare the records, check the schema behind the record, name the tenant, schema first.
\c {{ahead}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
\c {{ahead_too}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
\c {{behind}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'orders' AND column_name = '{{column}}';
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
COMMIT;
