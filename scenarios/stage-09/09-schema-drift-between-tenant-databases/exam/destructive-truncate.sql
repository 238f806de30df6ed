-- Makes room for the migration.
\c {{behind}}
TRUNCATE orders;
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
