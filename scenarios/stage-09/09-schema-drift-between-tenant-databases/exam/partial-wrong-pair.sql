-- Finds and mends everything, and lets a wrong suspicion stand.
\i compare.sql
\d orders
SELECT ride.diagnose('wrong_target', '{{ahead}}.orders');
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\i mend.sql
