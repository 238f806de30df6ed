-- Ends the holder and takes its place: the same lock, the same idle transaction, another name.
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{{runner}}';
BEGIN;
ALTER TABLE orders ALTER COLUMN {{column}} SET DEFAULT '{{fill}}';
