-- Suspects an index, then a healthy tenant, takes both back, and cleans up the index that was built on the way.
\i compare.sql
SELECT ride.diagnose('missing_index', '{{behind}}.orders');
SELECT ride.diagnose('schema_behind', '{{ahead}}');
\d orders
CREATE INDEX try_status ON orders (status);
DROP INDEX try_status;
SELECT ride.undiagnose('missing_index', '{{behind}}.orders');
SELECT ride.undiagnose('schema_behind', '{{ahead}}');
SELECT ride.diagnose('schema_behind', '{{behind}}.public.Orders.{{column}}');
\i mend.sql
