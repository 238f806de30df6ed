-- Lists the columns of every table, without those that the monitoring brings along.
\c {{ahead}}
SELECT table_name, ordinal_position, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT IN ('pg_stat_statements', 'pg_stat_statements_info') ORDER BY 1, 2;
\c {{behind}}
SELECT table_name, ordinal_position, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT IN ('pg_stat_statements', 'pg_stat_statements_info') ORDER BY 1, 2;
\c {{behind_too}}
SELECT table_name, ordinal_position, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT IN ('pg_stat_statements', 'pg_stat_statements_info') ORDER BY 1, 2;
\i name.sql
\i mend.sql
