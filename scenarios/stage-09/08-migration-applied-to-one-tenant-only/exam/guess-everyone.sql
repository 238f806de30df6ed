-- Blames all three tenants, so one pair is wrong.
\i name.sql
SELECT ride.diagnose('schema_behind', '{{ahead}}');
