-- Writes tonight's step into the list of migrations before doing it, then looks: the orders were not touched yet.
\c app_db
INSERT INTO schema_migrations (version) VALUES ('20260601_restore_{{column}}');
ANALYZE {{table}};
\i look.sql
\i name.sql
\i repair.sql
