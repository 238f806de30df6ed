-- A row of nothing has the columns that are left; a count of sessions by name.
\c app_db
SELECT application_name, count(*) FROM pg_stat_activity WHERE datname = 'app_db' GROUP BY 1;
SELECT (NULL::{{table}}).*;
\i name.sql
\i repair.sql
