-- Names the table that is blocked, as the words of the mechanism do, and the record that is missing down to its column.
\i look.sql
SELECT ride.diagnose('blocking_ddl', 'app_db.orders');
SELECT ride.diagnose('incomplete_backfill', 'app_db.orders.{{column}}');
SELECT ride.diagnose('schema_behind', '{{behind}}.schema_migrations.version');
\i repair.sql
