-- Names everything that could be meant: three pairs are right, three are wrong.
\i name.sql
SELECT ride.diagnose('connection_leak', 'session:{{runner}}');
SELECT ride.diagnose('schema_behind', '{{ahead}}');
SELECT ride.diagnose('incompatible_schema_change', 'app_db.orders.{{column}}');
