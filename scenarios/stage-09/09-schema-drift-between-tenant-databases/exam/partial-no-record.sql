-- Mends the schema and leaves the record as it was.
\i compare.sql
\d orders
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
