-- Recites the causes and blames the healthy tenants too: two pairs are wrong.
SELECT ride.diagnose('blocked_by_open_transaction', 'session:migration_runner_1');
SELECT ride.diagnose('incomplete_backfill', 'app_db.orders.{{column}}');
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
SELECT ride.diagnose('schema_behind', '{{ahead}}');
SELECT ride.diagnose('schema_behind', '{{ahead_too}}');
