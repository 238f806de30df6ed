-- Keeps the lists in temporary tables and reads them there.
\c {{first}}
CREATE TEMP TABLE v AS SELECT * FROM schema_migrations;
SELECT * FROM v ORDER BY applied_at;
\c {{second}}
CREATE TEMP TABLE v AS SELECT * FROM schema_migrations;
SELECT * FROM v ORDER BY applied_at;
\c {{third}}
CREATE TEMP TABLE v AS SELECT * FROM schema_migrations;
SELECT * FROM v ORDER BY applied_at;
\c {{behind}}
\d orders
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\i mend.sql
