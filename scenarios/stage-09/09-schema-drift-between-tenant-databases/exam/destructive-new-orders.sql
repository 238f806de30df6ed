-- The right repair, and the orders since the release are deleted where ordering worked.
\i compare.sql
\d orders
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\i mend.sql
\c {{ahead_too}}
DELETE FROM orders WHERE {{column}} IS NOT NULL;
