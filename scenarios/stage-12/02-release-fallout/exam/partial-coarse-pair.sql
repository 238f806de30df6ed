-- Names the half-finished column by its database alone: too little, and yet no false accusation.
\i look.sql
SELECT ride.diagnose('blocked_by_open_transaction', 'session:{{runner}}');
SELECT ride.diagnose('incomplete_backfill', 'app_db');
SELECT ride.diagnose('schema_behind', '{{behind}}');
\i repair.sql
