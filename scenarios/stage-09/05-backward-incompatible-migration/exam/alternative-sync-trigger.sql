-- A trigger that keeps the copy in step while both versions live, and a backfill that fires it.
\c app_db
SELECT column_name, data_type, column_default FROM information_schema.columns WHERE table_name = 'orders' ORDER BY ordinal_position;
SELECT pid, application_name, state, backend_start FROM pg_stat_activity WHERE datname = 'app_db' AND application_name LIKE 'old_app%';
SELECT ride.diagnose('incompatible_schema_change', 'app_db.orders.{{column}}');
BEGIN;
ALTER TABLE orders ADD COLUMN {{column}} text;
CREATE FUNCTION copy_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.{{column}} := NEW.status;
  RETURN NEW;
END
$$;
CREATE TRIGGER copy_status BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION copy_status();
UPDATE orders SET status = status;
COMMIT;
