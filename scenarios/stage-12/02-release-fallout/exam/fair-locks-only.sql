-- Finds the holder in pg_locks and names it by its pid; looks at rows instead of catalogs.
\c app_db
SELECT pid, mode, granted FROM pg_locks WHERE relation = 'orders'::regclass;
SELECT ride.diagnose('blocked_by_open_transaction', min(pid)::text) FROM pg_locks WHERE relation = 'orders'::regclass AND mode IN ('RowShareLock', 'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock') AND granted;
SELECT * FROM orders ORDER BY id DESC LIMIT 3;
\c {{first}}
SELECT * FROM orders ORDER BY id DESC LIMIT 3;
\c {{second}}
SELECT * FROM orders ORDER BY id DESC LIMIT 3;
\c {{third}}
SELECT * FROM orders ORDER BY id DESC LIMIT 3;
SELECT ride.diagnose('incomplete_backfill', 'app_db.orders');
SELECT ride.diagnose('schema_behind', '{{behind}}');
\i repair.sql
