-- The release in app_db, as far as it came: the column is there and recorded, a first batch may have its values, the same
-- for all its rows, and the rest and the default never followed.
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
UPDATE orders SET {{column}} = '{{mark}}0' WHERE id <= {{filled}};
INSERT INTO schema_migrations (version, applied_at) VALUES ('{{version}}', now() - interval '25 minutes');
