-- The columns of the one that is behind are looked at after the repair, by every route: late. 12 + 20.
\c {{ahead}}
TABLE schema_migrations;
\c {{ahead_too}}
TABLE schema_migrations;
\c {{behind}}
TABLE schema_migrations;
CREATE TABLE parent (LIKE orders INCLUDING DEFAULTS);
ALTER TABLE orders INHERIT parent;
ALTER TABLE parent ADD COLUMN {{column}} {{type}};
ALTER TABLE orders NO INHERIT parent;
DROP TABLE parent;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
\d orders
SELECT * FROM orders LIMIT 1;
SELECT attname FROM pg_attribute WHERE attrelid = 'orders'::regclass;
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
