-- The release, written so that it may run anywhere and twice. Included by others.
BEGIN;
SET LOCAL lock_timeout = '10s';
ALTER TABLE orders ADD COLUMN IF NOT EXISTS {{column}} {{type}};
INSERT INTO schema_migrations (version) VALUES ('{{version}}') ON CONFLICT DO NOTHING;
COMMIT;
