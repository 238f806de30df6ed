-- The right repair, and a try at more power than it takes.
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
\set ON_ERROR_STOP off
ALTER ROLE oncall SUPERUSER;
