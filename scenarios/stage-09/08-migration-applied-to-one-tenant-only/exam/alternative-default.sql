-- Stricter than the release: a default and NOT NULL, so that old orders carry a value too; run as the owner of the tables.
\c {{ahead}}
SELECT column_name, data_type, is_nullable FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
\c {{behind}}
SELECT column_name, data_type, is_nullable FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
\c {{behind_too}}
SELECT column_name, data_type, is_nullable FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
SELECT ride.diagnose('schema_behind', '{{behind_too}}.orders.{{column}}');
\c {{behind}}
SET ROLE app_owner;
ALTER TABLE orders ADD COLUMN {{column}} text NOT NULL DEFAULT 'before-the-release';
\c {{behind_too}}
SET ROLE app_owner;
ALTER TABLE orders ADD COLUMN {{column}} varchar(40);
ALTER TABLE orders ALTER COLUMN {{column}} TYPE text;
