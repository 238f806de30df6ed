-- Rehearses in transactions that are rolled back, an index and a dropped table among them, and looks only afterwards.
-- Nothing of that is a change.
\c {{behind}}
BEGIN;
ALTER TABLE orders ADD COLUMN {{column}} text;
CREATE INDEX ON orders (status);
DELETE FROM orders WHERE id < 100;
ROLLBACK;
\c {{ahead}}
BEGIN;
DROP TABLE orders;
ROLLBACK;
\c {{ahead}}
SELECT column_name, data_type, is_nullable FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
\c {{behind}}
SELECT column_name, data_type, is_nullable FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
\c {{behind_too}}
SELECT column_name, data_type, is_nullable FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
SELECT ride.diagnose('schema_behind', '{{behind_too}}.orders.{{column}}');
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
\c {{behind_too}}
ALTER TABLE orders ADD COLUMN {{column}} text;
