-- Recites all three causes and does nothing.
SELECT ride.diagnose('blocked_by_open_transaction', 'session:migration_runner_1');
SELECT ride.diagnose('incomplete_backfill', 'app_db.orders.{{column}}');
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
