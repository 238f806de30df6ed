-- Blames all three tenants, so one pair is wrong.
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
SELECT ride.diagnose('schema_behind', '{{behind_too}}.orders.{{column}}');
SELECT ride.diagnose('schema_behind', '{{ahead}}');
