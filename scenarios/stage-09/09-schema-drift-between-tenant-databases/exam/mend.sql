-- Included: the repair as the postmortem tells it.
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
