-- Dumps all four databases and compares; a dump reads through the migration's lock.
SELECT pid, datname, application_name, state, wait_event_type, pg_blocking_pids(pid) FROM pg_stat_activity WHERE backend_type = 'client backend';
\! d=$(mktemp -d) && for t in app_db tenant_a tenant_b tenant_c; do pg_dump --dbname=$t --file=$d/$t.sql; done; grep -c {{column}} $d/*.sql; grep {{version}} $d/*.sql; rm -r $d
SELECT ride.diagnose('blocked_by_open_transaction', 'session:migration_runner_1');
SELECT ride.diagnose('incomplete_backfill', 'app_db.orders.{{column}}');
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'migration_runner_1';
\c app_db
SET lock_timeout = '10s';
ALTER TABLE orders ALTER COLUMN {{column}} SET DEFAULT 'unknown';
UPDATE orders SET {{column}} = 'unknown' WHERE {{column}} IS NULL;
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
