-- The usual opening: the columns that are left, and who is still connected. Included by others.
\c app_db
SELECT column_name, data_type, column_default FROM information_schema.columns WHERE table_name = '{{table}}' ORDER BY ordinal_position;
SELECT pid, application_name, state, backend_start FROM pg_stat_activity WHERE datname = 'app_db' AND application_name LIKE 'old_app%';
