-- The list of migrations says in words what was taken away.
\c app_db
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at DESC;
SELECT usename, application_name, state, query FROM pg_stat_activity WHERE backend_type = 'client backend';
\i name.sql
\i repair.sql
