-- Finds the holder in pg_locks and names it by its pid; looks at rows instead of catalogs.
\c app_db
SELECT pid, mode, granted FROM pg_locks WHERE relation = 'orders'::regclass;
SELECT ride.diagnose('blocked_by_open_transaction', pid::text) FROM pg_locks WHERE relation = 'orders'::regclass AND mode = 'ShareRowExclusiveLock' AND granted;
SELECT * FROM orders ORDER BY id DESC LIMIT 3;
\c tenant_a
SELECT * FROM orders ORDER BY id DESC LIMIT 3;
\c tenant_b
SELECT * FROM orders ORDER BY id DESC LIMIT 3;
\c tenant_c
SELECT * FROM orders ORDER BY id DESC LIMIT 3;
SELECT ride.diagnose('incomplete_backfill', 'app_db.orders');
SELECT ride.diagnose('schema_behind', '{{behind}}');
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'migration_runner_1';
\c app_db
SET lock_timeout = '10s';
ALTER TABLE orders ALTER COLUMN {{column}} SET DEFAULT 'unknown';
UPDATE orders SET {{column}} = 'unknown' WHERE {{column}} IS NULL;
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
