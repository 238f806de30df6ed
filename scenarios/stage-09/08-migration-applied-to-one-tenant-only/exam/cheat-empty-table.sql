-- An empty table of the right shape. The application is content; the customers look for their orders.
\c {{behind}}
BEGIN;
ALTER TABLE orders RENAME TO orders_away;
CREATE TABLE orders (LIKE orders_away INCLUDING ALL);
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
GRANT SELECT, INSERT, UPDATE, DELETE ON orders TO app_user, migrator;
COMMIT;
\c {{behind_too}}
BEGIN;
ALTER TABLE orders RENAME TO orders_away;
CREATE TABLE orders (LIKE orders_away INCLUDING ALL);
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
GRANT SELECT, INSERT, UPDATE, DELETE ON orders TO app_user, migrator;
COMMIT;
