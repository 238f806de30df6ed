-- Included: the right names.
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
SELECT ride.diagnose('schema_behind', '{{behind_too}}.orders.{{column}}');
