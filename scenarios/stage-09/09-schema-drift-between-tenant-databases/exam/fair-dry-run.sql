-- Rehearses in transactions that are rolled back, with an index, an early record and a drop among them, and looks only
-- afterwards. Nothing of that is a change.
\c {{behind}}
BEGIN;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
ALTER TABLE orders ADD COLUMN {{column}} text;
CREATE INDEX ON orders ({{column}});
ROLLBACK;
\c {{ahead}}
BEGIN;
DROP TABLE orders;
DELETE FROM schema_migrations;
ROLLBACK;
\c {{ahead}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
\c {{ahead_too}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
\c {{behind}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
\d orders
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
