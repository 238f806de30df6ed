-- Spells the missing record down to the column that it would stand in.
\i compare.sql
SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'orders';
SELECT ride.diagnose('schema_behind', '{{behind}}.schema_migrations.version');
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
