-- The release in a tenant that it reached. Tenants have no old version any more: every order since is written with a
-- {{column}}, and those of before go without, as nobody asks for it there.
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
INSERT INTO schema_migrations (version, applied_at) VALUES ('{{version}}', now() - interval '{{until}}');
INSERT INTO orders (customer_id, status, total_cents, created_at, {{column}})
SELECT 1 + (i * 53) % 211, 'new', 900 + (i * 613) % 7400,
       now() - interval '{{until}}' + make_interval(secs => i * 487 + (i * 311) % 200), ('{{mark}}' || i)::{{type}}
FROM generate_series(1, 3) AS i
ORDER BY i;
