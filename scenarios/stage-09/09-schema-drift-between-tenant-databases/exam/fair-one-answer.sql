-- One statement for each tenant that asks for record and schema at once.
\c {{first}}
SELECT current_database(), (SELECT max(version) FROM schema_migrations) AS version, (SELECT count(*) FROM schema_migrations) AS entries,
       EXISTS (SELECT FROM information_schema.columns WHERE column_name = '{{column}}') AS migrated;
\c {{second}}
SELECT current_database(), (SELECT max(version) FROM schema_migrations) AS version, (SELECT count(*) FROM schema_migrations) AS entries,
       EXISTS (SELECT FROM information_schema.columns WHERE column_name = '{{column}}') AS migrated;
\c {{third}}
SELECT current_database(), (SELECT max(version) FROM schema_migrations) AS version, (SELECT count(*) FROM schema_migrations) AS entries,
       EXISTS (SELECT FROM information_schema.columns WHERE column_name = '{{column}}') AS migrated;
SELECT ride.diagnose('schema_behind', '{{behind}}.orders');
\i mend.sql
