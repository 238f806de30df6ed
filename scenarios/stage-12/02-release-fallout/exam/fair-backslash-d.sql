-- ride.status() for the sessions, \d for the tables, the record for the tenants; the holder named by its session name.
SELECT * FROM ride.status();
\c app_db
\d orders
\c tenant_a
TABLE schema_migrations;
\c tenant_b
TABLE schema_migrations;
\c tenant_c
TABLE schema_migrations;
SELECT ride.diagnose('blocked_by_open_transaction', 'migration_runner_1');
SELECT ride.diagnose('incomplete_backfill', 'app_db.orders.{{column}}');
SELECT ride.diagnose('schema_behind', '{{behind}}.schema_migrations');
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'migration_runner_1';
\c app_db
SET lock_timeout = '10s';
ALTER TABLE orders ALTER COLUMN {{column}} SET DEFAULT 'unknown';
UPDATE orders SET {{column}} = 'unknown' WHERE {{column}} IS NULL;
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
