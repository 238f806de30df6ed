-- Mends both, and gives columns narrower types: every order of today fits, those of next year do not.
\c {{ahead}}
SELECT column_name, data_type, is_nullable FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
\c {{behind}}
SELECT column_name, data_type, is_nullable FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
\c {{behind_too}}
SELECT column_name, data_type, is_nullable FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
SELECT ride.diagnose('schema_behind', '{{behind_too}}.orders.{{column}}');
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
\c {{behind_too}}
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
\c {{behind}}
ALTER TABLE orders ALTER COLUMN total_cents TYPE integer, ALTER COLUMN customer_id TYPE smallint;
