-- Copies the orders, drops the table and puts the copy in its place: the rows survive, the keys do not.
\c app_db
BEGIN;
CREATE TABLE orders_copy AS SELECT *, status AS {{column}} FROM orders;
DROP TABLE orders;
ALTER TABLE orders_copy RENAME TO orders;
GRANT SELECT, INSERT, UPDATE, DELETE ON orders TO app_user, migrator;
COMMIT;
