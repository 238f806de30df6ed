-- Values, default and NOT NULL in a single rewriting ALTER; the holder ended by the pid that the lock table showed.
\c app_db
SELECT pid AS holder FROM pg_locks WHERE relation = 'orders'::regclass AND mode = 'ShareRowExclusiveLock' AND granted \gset
\c app_db
SELECT column_name, data_type, is_nullable, column_default FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
SELECT count(*), count({{column}}) FROM orders;
\c tenant_a
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
\c tenant_b
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
\c tenant_c
SELECT version, applied_at FROM schema_migrations ORDER BY applied_at;
SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
SELECT ride.diagnose('blocked_by_open_transaction', 'session:migration_runner_1');
SELECT ride.diagnose('incomplete_backfill', 'app_db.orders.{{column}}');
SELECT ride.diagnose('schema_behind', '{{behind}}.orders.{{column}}');
SELECT pg_terminate_backend(:holder, 5000);
\c app_db
SET lock_timeout = '10s';
ALTER TABLE orders
  ALTER COLUMN {{column}} TYPE text USING coalesce({{column}}, 'unknown'),
  ALTER COLUMN {{column}} SET DEFAULT 'unknown',
  ALTER COLUMN {{column}} SET NOT NULL;
\c {{behind}}
ALTER TABLE orders ADD COLUMN {{column}} text;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
