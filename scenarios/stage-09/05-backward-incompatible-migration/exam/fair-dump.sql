-- Reads a dump of the schema, and the session list by its function.
\! pg_dump --schema-only --table={{table}} --dbname=app_db | grep -A 8 'CREATE TABLE'
SELECT application_name, state FROM pg_stat_get_activity(NULL);
\i name.sql
\i repair.sql
