-- One psql for each step and each tenant, in a loop that asks the catalog what is missing.
\! psql -qX -d postgres -c "SELECT pid, application_name, pg_blocking_pids(pid) FROM pg_stat_activity"
\! psql -qX -d app_db -c '\d+ orders'
\! for t in {{first}} {{second}} {{third}}; do psql -qX -d $t -c '\d orders' -c 'TABLE schema_migrations'; done
\i name.sql
\! psql -qX -d postgres -c "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'migration_runner%'"
\! psql -qX -d app_db -c "ALTER TABLE orders ALTER {{column}} SET DEFAULT '{{fill}}'" -c "UPDATE orders SET {{column}} = DEFAULT WHERE {{column}} IS NULL"
\! for t in {{first}} {{second}} {{third}}; do printf '%s\n' "SELECT 'ALTER TABLE orders ADD COLUMN {{column}} {{type}}' WHERE NOT EXISTS (SELECT FROM information_schema.columns WHERE table_name = 'orders' AND column_name = '{{column}}') \gexec" "INSERT INTO schema_migrations (version) SELECT '{{version}}' WHERE NOT EXISTS (SELECT FROM schema_migrations WHERE version = '{{version}}');" | psql -qX -1 -d $t; done
