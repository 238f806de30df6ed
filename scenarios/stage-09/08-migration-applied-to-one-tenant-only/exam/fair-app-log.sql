-- Reads only what the application says, then one order of the tenant that works.
SELECT database, sqlstate, message, count(*) FROM ride.app_log(200) GROUP BY 1, 2, 3;
\c {{ahead}}
SELECT * FROM orders ORDER BY id DESC LIMIT 1;
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
SELECT ride.diagnose('schema_behind', '{{behind_too}}.orders.{{column}}');
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
\c {{behind_too}}
ALTER TABLE orders ADD COLUMN {{column}} text;
