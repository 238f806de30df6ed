-- Looks with nothing but psql's \d, and names the tenants the short way.
\c {{ahead}}
\d orders
\c {{behind}}
\d orders
\c {{behind_too}}
\d orders
SELECT ride.diagnose('schema_behind', '{{behind}}');
SELECT ride.diagnose('schema_behind', '{{behind_too}}');
\i mend.sql
