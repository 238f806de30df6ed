-- The right repair, and a try at more power than it takes.
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'migration_runner_1';
\c app_db
SET lock_timeout = '10s';
ALTER TABLE orders ALTER COLUMN {{column}} SET DEFAULT 'unknown';
UPDATE orders SET {{column}} = 'unknown' WHERE {{column}} IS NULL;
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
\set ON_ERROR_STOP off
ALTER ROLE migrator SUPERUSER;
