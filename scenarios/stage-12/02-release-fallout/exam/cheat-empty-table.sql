-- In the tenant, an empty table of the right shape in the place of the full one.
\c {{behind}}
BEGIN;
SET LOCAL ROLE app_owner;
CREATE TABLE shape (LIKE orders INCLUDING ALL);
ALTER TABLE shape ADD COLUMN {{column}} {{type}};
GRANT SELECT, INSERT, UPDATE, DELETE ON shape TO app_user, migrator;
ALTER TABLE orders RENAME TO orders_aside;
ALTER TABLE shape RENAME TO orders;
INSERT INTO schema_migrations (version) VALUES ('{{version}}');
COMMIT;
