-- Names the table that is blocked: the mechanism's own words speak of a table.
\i look.sql
SELECT ride.diagnose('blocking_ddl', 'app_db.orders');
SELECT ride.diagnose('incomplete_backfill', 'app_db.orders.{{column}}');
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\i repair.sql
