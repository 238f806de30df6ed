-- The column without its values: the old version works again and shows nothing.
\c app_db
SELECT column_name, data_type, column_default FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
SELECT pid, application_name, state, backend_start FROM pg_stat_activity WHERE datname = 'app_db' AND application_name LIKE 'old_app%';
SELECT ride.diagnose('incompatible_schema_change', 'app_db.orders.{{column}}');
ALTER TABLE orders ADD COLUMN {{column}} text;
