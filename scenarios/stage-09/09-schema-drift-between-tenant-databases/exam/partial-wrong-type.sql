-- A column of another type, and its record: the application is content and the record is true, the schema still differs.
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} {{other_type}};
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
