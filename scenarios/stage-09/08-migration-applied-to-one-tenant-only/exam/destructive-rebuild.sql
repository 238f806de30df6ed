-- Drops orders in a tenant that lags and creates it anew in the right shape, empty.
\c {{behind_too}}
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
\c {{behind}}
BEGIN;
DROP TABLE orders CASCADE;
CREATE TABLE orders (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL,
  status      text NOT NULL,
  total_cents bigint NOT NULL,
  created_at  timestamptz NOT NULL,
  {{column}} {{type}}
);
CREATE INDEX orders_customer_id_created_at_idx ON orders (customer_id, created_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON orders TO app_user, migrator;
COMMIT;
