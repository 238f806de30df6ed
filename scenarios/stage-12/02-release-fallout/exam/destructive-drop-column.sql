-- Rolls the release back in the main shop.
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'migration_runner_1';
\c app_db
SET lock_timeout = '10s';
ALTER TABLE orders DROP COLUMN {{column}};
DELETE FROM schema_migrations WHERE version = '{{version}}';
