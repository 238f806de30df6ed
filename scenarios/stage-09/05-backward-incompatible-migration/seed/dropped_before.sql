-- A column that went months ago, when its last reader had gone.
ALTER TABLE {{table}} ADD COLUMN coupon_code text;
ALTER TABLE {{table}} DROP COLUMN coupon_code;
INSERT INTO schema_migrations (version, applied_at) VALUES
  ('20260120_add_coupon_code', now() - interval '182 days 4 hours'),
  ('20260327_drop_coupon_code', now() - interval '116 days 6 hours');
