-- Sees everything, mends everything, and names two of the three causes.
\i look.sql
SELECT ride.diagnose('blocked_by_open_transaction', 'session:{{runner}}');
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\i repair.sql
