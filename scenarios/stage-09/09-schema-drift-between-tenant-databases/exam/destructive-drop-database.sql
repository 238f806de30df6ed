-- The right repair, after a try to throw the tenant away and start over.
\set ON_ERROR_STOP off
DROP DATABASE {{behind}};
\set ON_ERROR_STOP on
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
