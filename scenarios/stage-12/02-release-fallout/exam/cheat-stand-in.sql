-- In the tenant, a generated column of the right name and type: it is there, and nothing can be written to it.
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} {{type}} GENERATED ALWAYS AS ('{{fill}}') STORED;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
