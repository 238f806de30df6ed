-- A default first, so that no new gap opens, then the old rows in batches that commit one by one.
\c app_db
SELECT column_name, data_type, column_default FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
SELECT pid, application_name, state, backend_start FROM pg_stat_activity WHERE datname = 'app_db' AND application_name LIKE 'old_app%';
SELECT ride.diagnose('incompatible_schema_change', 'app_db.orders.{{column}}');
ALTER TABLE orders ADD COLUMN {{column}} text;
ALTER TABLE orders ALTER COLUMN {{column}} SET DEFAULT 'new';
DO $$
DECLARE
  first bigint := 0;
BEGIN
  WHILE first <= (SELECT max(id) FROM orders) LOOP
    UPDATE orders SET {{column}} = status WHERE id >= first AND id < first + 500;
    COMMIT;
    first := first + 500;
  END LOOP;
END
$$;
