-- Compares the broken tenant with one healthy one and takes the third on trust.
SELECT pid, application_name, pg_blocking_pids(pid) FROM pg_stat_activity;
\c app_db
\d orders
\c {{ahead}}
\d orders
\c {{behind}}
\d orders
\i name.sql
\i repair.sql
