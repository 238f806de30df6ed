-- The right repair, then ends the application so that it "picks up the new schema".
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'orders_api';
