-- Mends the main shop; in the tenant, writes down a version that is not there.
\i stabilise.sql
\i finish.sql
\c {{behind}}
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
