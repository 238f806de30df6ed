-- Lists the columns of every table, without those that the monitoring brings along.
\c app_db
SELECT application_name, state, query FROM pg_stat_activity WHERE datname = 'app_db';
SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT IN ('pg_stat_statements', 'pg_stat_statements_info');
\i name.sql
\i repair.sql
