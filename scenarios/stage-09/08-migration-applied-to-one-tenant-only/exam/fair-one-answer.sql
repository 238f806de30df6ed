-- One answer for each tenant, several questions in one statement and several statements in one message.
\c {{ahead}}
SELECT current_database(), (SELECT max(version) FROM schema_migrations) AS version, (SELECT count(*) FROM orders) AS orders,
       EXISTS (SELECT FROM information_schema.columns WHERE column_name = '{{column}}') AS migrated;
\c {{behind}}
SELECT version FROM schema_migrations \; SELECT column_name FROM information_schema.columns WHERE table_schema = 'public';
\c {{behind_too}}
\d+
\d+ public.*
\i name.sql
\i mend.sql
