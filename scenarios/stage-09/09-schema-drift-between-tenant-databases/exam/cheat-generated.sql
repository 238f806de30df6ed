-- A column of the right name and type that nobody can write, and a record that says it is done.
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} {{type}} GENERATED ALWAYS AS (id) STORED;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
