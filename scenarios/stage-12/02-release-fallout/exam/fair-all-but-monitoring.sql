-- The columns of all tables but those of the monitoring, in each database.
\c app_db
SELECT pid, application_name, state, wait_event_type, pg_blocking_pids(pid), query FROM pg_stat_activity WHERE datname = 'app_db';
\c app_db
SELECT table_name, column_name, data_type, column_default FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE 'pg_stat_statements%' ORDER BY 1, ordinal_position;
\c {{first}}
SELECT table_name, column_name, data_type, column_default FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE 'pg_stat_statements%' ORDER BY 1, ordinal_position;
\c {{second}}
SELECT table_name, column_name, data_type, column_default FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE 'pg_stat_statements%' ORDER BY 1, ordinal_position;
\c {{third}}
SELECT table_name, column_name, data_type, column_default FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE 'pg_stat_statements%' ORDER BY 1, ordinal_position;
\i name.sql
\i repair.sql
