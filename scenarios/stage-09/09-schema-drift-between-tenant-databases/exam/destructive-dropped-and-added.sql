-- The right repair, and in a tenant that worked the column is dropped and added again: it is there, its values are not.
\i compare.sql
\d orders
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\i mend.sql
\c {{ahead}}
ALTER TABLE orders DROP COLUMN {{column}};
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
