-- Names everything that could be meant: one pair is right, three are wrong.
\i name.sql
SELECT ride.diagnose('schema_behind', 'app_db.{{table}}');
SELECT ride.diagnose('incomplete_backfill', 'app_db.{{table}}');
SELECT ride.diagnose('connection_leak', 'session:old_app_1');
