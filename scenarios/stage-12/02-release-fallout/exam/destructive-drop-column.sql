-- Rolls the release back in the main shop.
\i stabilise.sql
\c app_db
SET lock_timeout = '10s';
ALTER TABLE orders DROP COLUMN {{column}};
DELETE FROM schema_migrations WHERE version = '{{version}}';
