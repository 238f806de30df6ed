-- In the tenant, gives another column the missing name and records the version.
\c {{behind}}
ALTER TABLE orders RENAME COLUMN status TO {{column}};
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
