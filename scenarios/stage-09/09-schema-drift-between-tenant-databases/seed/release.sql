-- The release as it ran in the tenants it reached: schema first, then the record.
ALTER TABLE orders ADD COLUMN {{column}} text;
INSERT INTO schema_migrations (version, applied_at) VALUES ('{{version}}', now() - interval '5 hours');
