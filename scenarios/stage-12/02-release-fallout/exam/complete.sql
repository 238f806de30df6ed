-- Completes the rollout in the tenant that was left out. Included by others.
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
