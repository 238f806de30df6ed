-- The right repair, and every entry of every list gets the date of today: they are not true any more.
\i compare.sql
\d orders
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\i mend.sql
\c {{ahead}}
UPDATE schema_migrations SET applied_at = now();
\c {{ahead_too}}
UPDATE schema_migrations SET applied_at = now();
