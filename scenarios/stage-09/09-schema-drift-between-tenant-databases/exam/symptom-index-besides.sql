-- The right repair, and an index for good measure.
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
CREATE INDEX ON orders ({{column}});
