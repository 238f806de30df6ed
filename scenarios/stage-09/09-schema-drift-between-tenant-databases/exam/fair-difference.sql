-- EXCEPT against a list by hand, an anti-join, a whole row as JSON.
\c {{ahead}}
SELECT version FROM schema_migrations EXCEPT VALUES ('20260102_create_orders'), ('20260118_index_orders_by_customer'), ('20260309_check_order_total');
\c {{ahead_too}}
SELECT w.v FROM (VALUES ('{{version}}')) AS w (v) WHERE NOT EXISTS (SELECT FROM schema_migrations AS m WHERE m.version = w.v);
\c {{behind}}
SELECT json_agg(m ORDER BY m.version) FROM schema_migrations AS m;
SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attname = '{{column}}' AND NOT attisdropped) AS there;
SELECT ride.diagnose('schema_behind', '{{behind}}.orders');
BEGIN;
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
INSERT INTO schema_migrations (version) SELECT '{{version}}' WHERE NOT EXISTS (SELECT FROM schema_migrations WHERE version = '{{version}}');
COMMIT;
