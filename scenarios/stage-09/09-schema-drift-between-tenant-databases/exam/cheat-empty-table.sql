-- An empty table of the right shape, and its record. The application is content; the customers look for their orders.
\c {{behind}}
BEGIN;
ALTER TABLE orders RENAME TO orders_away;
CREATE TABLE orders (LIKE orders_away INCLUDING ALL);
ALTER TABLE orders ADD COLUMN {{column}} {{type}};
GRANT SELECT, INSERT, UPDATE, DELETE ON orders TO app_user, migrator;
COMMIT;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
