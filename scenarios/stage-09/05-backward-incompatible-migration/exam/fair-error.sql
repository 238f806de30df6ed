-- Asks what the old version asks and reads the error.
SELECT application_name, count(*) FROM pg_stat_activity GROUP BY 1;
\c app_db
\set ON_ERROR_STOP off
SELECT id, {{column}} FROM {{table}} WHERE id = 42;
\set ON_ERROR_STOP on
\i name.sql
\i repair.sql
