-- Dumps all four databases and compares; a dump reads through the migration's lock.
SELECT pid, datname, application_name, state, wait_event_type, pg_blocking_pids(pid) FROM pg_stat_activity WHERE backend_type = 'client backend';
\! d=$(mktemp -d) && for t in app_db {{first}} {{second}} {{third}}; do pg_dump --dbname=$t --file=$d/$t.sql; done; grep -c {{column}} $d/*.sql; grep {{version}} $d/*.sql; rm -r $d
\i name.sql
\i repair.sql
