-- The release as it ran in the tenants it reached: schema first, then the record. Since then these two have taken orders,
-- each with the new column, and the third has taken none.
DO $$
BEGIN
  IF current_database() <> '{{behind}}' THEN
    ALTER TABLE orders ADD COLUMN {{column}} {{type}};
    INSERT INTO schema_migrations (version, applied_at) VALUES ('{{version}}', now() - interval '{{until}}');
    INSERT INTO orders (customer_id, status, total_cents, created_at, {{column}})
    SELECT 1 + (i * 53) % 211, 'new', 900 + (i * 613) % 7400,
           now() - interval '{{until}}' + make_interval(secs => i * 907 + (i * 311) % 400), ('{{prefix}}' || i)::{{type}}
    FROM generate_series(1, 19) AS i
    ORDER BY i;
  END IF;
END
$$;
