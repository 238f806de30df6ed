-- Repairs first and looks afterwards, which proves nothing any more.
\i mend.sql
\i compare.sql
\d orders
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
