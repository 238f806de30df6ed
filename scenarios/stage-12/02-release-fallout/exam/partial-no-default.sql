-- Fills the gap and leaves it open for the next order.
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'migration_runner_1';
\c app_db
UPDATE orders SET {{column}} = 'unknown';
