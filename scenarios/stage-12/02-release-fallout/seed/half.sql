-- The release in app_db, as far as it came: the column is there and recorded, its values and its default never followed.
ALTER TABLE orders ADD COLUMN {{column}} text;
INSERT INTO schema_migrations (version, applied_at) VALUES ('{{version}}', now() - interval '25 minutes');
