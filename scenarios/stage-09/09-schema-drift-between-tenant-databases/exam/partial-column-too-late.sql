-- Records first, is told off, and adds the column afterwards. What counts is how it stands at the end.
\c {{behind}}
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
