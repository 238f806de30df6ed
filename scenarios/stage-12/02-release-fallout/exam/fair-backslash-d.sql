-- ride.status() for the sessions, \d for the tables, the record for the tenants; the holder by its session's own name.
SELECT * FROM ride.status();
\c app_db
\d orders
\c {{first}}
TABLE schema_migrations;
\c {{second}}
TABLE schema_migrations;
\c {{third}}
TABLE schema_migrations;
SELECT ride.diagnose('blocked_by_open_transaction', 'migration_runner_1');
SELECT ride.diagnose('incomplete_backfill', 'app_db.orders.{{column}}');
SELECT ride.diagnose('schema_behind', '{{behind}}.schema_migrations');
\i repair.sql
