-- Recites two causes, one of them wrong.
\i name.sql
SELECT ride.diagnose('schema_behind', 'app_db.{{table}}.{{column}}');
