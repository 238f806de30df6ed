-- Stops the bleeding after one look at the sessions; everything else is looked at, named and mended afterwards.
SELECT pid, datname, application_name, state, wait_event_type, pg_blocking_pids(pid) FROM pg_stat_activity WHERE backend_type = 'client backend';
\i stabilise.sql
\c app_db
SELECT column_name, data_type, is_nullable, column_default FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
SELECT count(*), count({{column}}) FROM orders;
\i finish.sql
\i look-tenants.sql
\i complete.sql
\i name.sql
