-- The usual opening: who waits for whom, the half-finished column, all three tenants. Included by others.
SELECT pid, datname, application_name, state, wait_event_type, pg_blocking_pids(pid) FROM pg_stat_activity WHERE backend_type = 'client backend';
\c app_db
SELECT column_name, data_type, is_nullable, column_default FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
SELECT count(*), count({{column}}) FROM orders;
\i look-tenants.sql
