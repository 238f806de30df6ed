-- The right repair, then ends the old version so that it "sees the column".
\c app_db
ALTER TABLE orders ADD COLUMN {{column}} text;
UPDATE orders SET {{column}} = status WHERE {{column}} IS NULL;
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'old_app_2';
