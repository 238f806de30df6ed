-- An empty table of the right shape in the place of the full one.
\c app_db
BEGIN;
SET LOCAL ROLE app_owner;
CREATE TABLE shape (LIKE {{table}} INCLUDING ALL);
ALTER TABLE shape ADD COLUMN {{column}} {{type}};
GRANT SELECT, INSERT, UPDATE, DELETE ON shape TO app_user, migrator;
ALTER TABLE {{table}} RENAME TO {{table}}_aside;
ALTER TABLE shape RENAME TO {{table}};
COMMIT;
