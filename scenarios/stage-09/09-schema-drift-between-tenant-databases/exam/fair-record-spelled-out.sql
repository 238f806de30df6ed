-- Spells out the record that is missing, column and all.
SELECT * FROM ride.app_log();
\c {{first}}
SELECT * FROM schema_migrations ORDER BY applied_at;
\c {{second}}
SELECT * FROM schema_migrations ORDER BY applied_at;
\c {{third}}
SELECT * FROM schema_migrations ORDER BY applied_at;
SELECT ride.diagnose('schema_behind', '{{behind}}.schema_migrations.version');
\i mend.sql
