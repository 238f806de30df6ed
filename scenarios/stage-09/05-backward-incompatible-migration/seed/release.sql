-- Until the release every order carried its {{source}} twice, for the sake of the old version. Then the release tidied up.
ALTER TABLE {{table}} ADD COLUMN {{column}} {{type}};
COMMENT ON COLUMN {{table}}.{{source}} IS 'the old version reads its copy, {{column}}';
UPDATE {{table}} SET {{column}} = {{source}};
INSERT INTO schema_migrations (version, applied_at)
VALUES ('20260214_add_{{column}}_as_copy_of_{{source}}', now() - interval '158 days 2 hours');
ALTER TABLE {{table}} DROP COLUMN {{column}};
INSERT INTO schema_migrations (version, applied_at)
VALUES ('20260601_drop_{{column}}_from_{{table}}', now() - interval '{{until}}');
