-- Takes the easy one first: the tenants, while the main shop still stands; then the rest, named as it goes.
\i look-tenants.sql
SELECT ride.diagnose('schema_behind', '{{behind}}.orders');
\i complete.sql
\c app_db
COPY (SELECT id, {{column}} FROM orders ORDER BY id DESC LIMIT 5) TO STDOUT;
SELECT ride.diagnose('incomplete_backfill', 'app_db.orders.{{column}}');
SELECT application_name, wait_event FROM pg_stat_activity WHERE state = 'active' OR xact_start < now();
SELECT ride.diagnose('blocking_ddl', '{{runner}}');
\i stabilise.sql
\i finish.sql
