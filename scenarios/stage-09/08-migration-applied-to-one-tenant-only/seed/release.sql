-- What the rollout was to do in every tenant, and did in one. It keeps no record in schema_migrations: its runner is
-- another tool. Since then that tenant alone has taken orders.
DO $$
BEGIN
  IF current_database() = '{{ahead}}' THEN
    ALTER TABLE orders ADD COLUMN {{column}} {{type}};
    INSERT INTO orders (customer_id, status, total_cents, created_at, {{column}})
    SELECT 1 + (i * 53) % 211, 'new', 900 + (i * 613) % 7400,
           now() - interval '{{until}}' + make_interval(secs => i * 907 + (i * 311) % 400), ('{{prefix}}' || i)::{{type}}
    FROM generate_series(1, 11) AS i
    ORDER BY i;
  END IF;
END
$$;
