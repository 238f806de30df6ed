-- The three causes by their names. Included by others.
SELECT ride.diagnose('blocked_by_open_transaction', 'session:{{runner}}');
SELECT ride.diagnose('incomplete_backfill', 'app_db.orders.{{column}}');
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
