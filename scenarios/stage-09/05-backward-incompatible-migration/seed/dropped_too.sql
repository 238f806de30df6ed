-- A second column that the same release took away. Nobody reads it, in either version.
ALTER TABLE {{table}} ADD COLUMN import_batch text;
ALTER TABLE {{table}} DROP COLUMN import_batch;
INSERT INTO schema_migrations (version, applied_at) VALUES
  ('20260205_add_import_batch', now() - interval '166 days 1 hour'),
  ('20260601_drop_import_batch', now() - interval '41 minutes');
