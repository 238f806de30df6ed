-- Harmless: the tenants in {{odd}} have a view on orders, for somebody's report.
DO $$
BEGIN
  IF current_database() = ANY (string_to_array('{{odd}}', ' ')) THEN
    CREATE VIEW open_orders AS SELECT id, customer_id, created_at FROM orders WHERE status IN ('new', 'paid');
  END IF;
END
$$;
