-- Drops orders in a tenant that lags and creates it anew in the right shape, empty.
\c {{behind_too}}
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
\c {{behind}}
BEGIN;
CREATE TABLE orders_new (LIKE orders INCLUDING ALL, {{column}} {{type}});
DROP TABLE orders CASCADE;
ALTER TABLE orders_new RENAME TO orders;
GRANT SELECT, INSERT, UPDATE, DELETE ON orders TO app_user, migrator;
COMMIT;
