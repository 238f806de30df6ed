-- The right repair without a look and without a word.
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'migration_runner_1';
\c app_db
SET lock_timeout = '10s';
ALTER TABLE orders ALTER COLUMN {{column}} SET DEFAULT 'unknown';
UPDATE orders SET {{column}} = 'unknown' WHERE {{column}} IS NULL;
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
