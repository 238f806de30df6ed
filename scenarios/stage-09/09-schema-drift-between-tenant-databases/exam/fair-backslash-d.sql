-- Looks with psql's own commands, and names the tenant by its name alone.
\c {{first}}
\d orders
TABLE schema_migrations;
\c {{second}}
\d orders
TABLE schema_migrations;
\c {{third}}
\d orders
TABLE schema_migrations;
SELECT ride.diagnose('schema_behind', '{{behind}}');
\i mend.sql
