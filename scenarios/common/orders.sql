-- The shop that the first incidents share: five weeks of orders and the list of applied migrations.
-- Needs {{rows}}, and {{until}}: how long before the seeding the last of these orders had been placed, "3 hours" say, so that
-- none is younger than what ended them. Ids run 1 to {{rows}} in the order of placing; same rows at every seeding, only the
-- dates move along.

CREATE TABLE orders (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL,
  status      text NOT NULL,
  total_cents bigint NOT NULL,
  created_at  timestamptz NOT NULL
);

-- Orders come at uneven gaps, up to half an hour, thinner at night. Old ones are settled, the last hours' are still open.
INSERT INTO orders (customer_id, status, total_cents, created_at)
SELECT 1 + (i * 101 + i / 7) % 211,
       CASE
         WHEN i % 23 = 0 THEN 'cancelled'
         WHEN i > {{rows}} - 40 - i % 17 THEN 'new'
         WHEN i > {{rows}} - 230 - i % 61 THEN 'paid'
         ELSE 'shipped'
       END,
       490 + (i * 7919) % 8800 + CASE WHEN i % 37 = 0 THEN 41000 ELSE 0 END,
       now() - interval '{{until}}' - make_interval(secs => seconds_ago)
FROM (
  SELECT i, sum(240 + (i * 911) % 1560 + CASE WHEN i % 86 > 79 THEN 1500 ELSE 0 END) OVER (ORDER BY i DESC) AS seconds_ago
  FROM generate_series(1, {{rows}}) AS i
) AS placed
ORDER BY i;

ALTER TABLE orders ADD CONSTRAINT orders_total_cents_check CHECK (total_cents >= 0);
CREATE INDEX orders_customer_id_created_at_idx ON orders (customer_id, created_at);

CREATE TABLE schema_migrations (
  version    text PRIMARY KEY,
  applied_at timestamptz NOT NULL DEFAULT now()
);

INSERT INTO schema_migrations (version, applied_at) VALUES
  ('20260102_create_orders', now() - interval '200 days 3 hours'),
  ('20260118_index_orders_by_customer', now() - interval '184 days 2 hours'),
  ('20260309_check_order_total', now() - interval '134 days 4 hours');

-- Applications touch rows of orders and nothing else; migrations also keep the list.
GRANT SELECT, INSERT, UPDATE, DELETE ON orders TO app_user, migrator;
GRANT SELECT ON schema_migrations TO app_user;
GRANT SELECT, INSERT, UPDATE, DELETE ON schema_migrations TO migrator;
