-- Suspects the wrong ones first and takes it back before submitting; ends connections of its own meanwhile.
\i look.sql
SELECT ride.diagnose('schema_behind', '{{ahead}}');
SELECT ride.diagnose('hot_row', 'app_db.orders');
SELECT ride.undiagnose('schema_behind', '{{ahead}}');
SELECT ride.undiagnose('hot_row', 'app_db.orders');
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'oncall' AND pid <> pg_backend_pid();
\i name.sql
\i repair.sql
