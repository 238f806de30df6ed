-- Reads in a comment whose copy is missing.
\c app_db
SELECT application_name, backend_start FROM pg_stat_activity ORDER BY 2;
SELECT attname, col_description(attrelid, attnum) FROM pg_attribute WHERE attrelid = '{{table}}'::regclass AND attnum > 0;
\i name.sql
\i repair.sql
