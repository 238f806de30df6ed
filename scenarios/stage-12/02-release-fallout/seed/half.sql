-- The release in app_db, as far as it came: the column is there and recorded, a first batch may have its values, and
-- the rest and the default never followed.
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
UPDATE orders SET {{column}} = ('{{mark}}' || id)::{{type}} WHERE id <= {{filled}};
INSERT INTO schema_migrations (version, applied_at) VALUES ('{{version}}', now() - interval '25 minutes');
