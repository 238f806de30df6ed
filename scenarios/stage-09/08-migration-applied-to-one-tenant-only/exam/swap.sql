-- Included: orders of this tenant is copied into a new table of the right shape, which takes its place. Not committed yet.
BEGIN;
SET LOCAL ROLE app_owner;
LOCK TABLE orders IN ACCESS EXCLUSIVE MODE;
CREATE TABLE orders_new (LIKE orders INCLUDING ALL);
ALTER TABLE orders_new ADD COLUMN {{column}} {{type}};
INSERT INTO orders_new OVERRIDING SYSTEM VALUE SELECT * FROM orders;
SELECT setval(pg_get_serial_sequence('orders_new', 'id'), (SELECT max(id) FROM orders));
GRANT SELECT, INSERT, UPDATE, DELETE ON orders_new TO app_user, migrator;
ALTER TABLE orders RENAME TO orders_before;
ALTER TABLE orders_new RENAME TO orders;
