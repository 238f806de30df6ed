-- Suspects an index, then a healthy tenant, takes both back, and cleans up the index that was built on the way.
\c {{ahead}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
\c {{ahead_too}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
\c {{behind}}
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
SELECT ride.diagnose('missing_index', '{{behind}}.orders');
SELECT ride.diagnose('schema_behind', '{{ahead}}');
\d orders
CREATE INDEX try_status ON orders (status);
DROP INDEX try_status;
SELECT ride.undiagnose('missing_index', '{{behind}}.orders');
SELECT ride.undiagnose('schema_behind', '{{ahead}}');
SELECT ride.diagnose('schema_behind', '{{behind}}.public.Orders.{{column}}');
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
