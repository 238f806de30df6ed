-- Recites the causes and blames the healthy tenants too: two pairs are wrong.
\i name.sql
SELECT ride.diagnose('schema_behind', '{{ahead}}');
SELECT ride.diagnose('schema_behind', '{{ahead_too}}');
