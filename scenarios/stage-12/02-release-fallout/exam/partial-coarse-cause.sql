-- Knows that something in the main shop was left half done, and does not say what.
\i look.sql
SELECT ride.diagnose('blocked_by_open_transaction', 'session:{{runner}}');
SELECT ride.diagnose('incomplete_backfill', 'app_db');
SELECT ride.diagnose('schema_behind', '{{behind}}');
\i repair.sql
