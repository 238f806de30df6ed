-- Rehearses in transactions that are rolled back, with an index, an early record and a drop among them, and looks only
-- afterwards. Nothing of that is a change.
\c {{behind}}
BEGIN;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
CREATE INDEX ON orders ({{column}});
ROLLBACK;
\c {{ahead}}
BEGIN;
DROP TABLE orders;
DELETE FROM schema_migrations;
ROLLBACK;
\i compare.sql
\d orders
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\i mend.sql
