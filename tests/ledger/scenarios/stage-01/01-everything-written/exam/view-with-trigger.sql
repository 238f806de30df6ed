-- Included: for a while a view stands in the place of the table that the clerk updates, and its trigger does what
-- orders_written() does; then the table is back under its name.
BEGIN;
ALTER TABLE orders RENAME TO orders_below;
CREATE VIEW orders AS SELECT * FROM orders_below;
CREATE TRIGGER written INSTEAD OF UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION orders_written();
GRANT SELECT, UPDATE ON orders TO app_user;
ALTER VIEW orders OWNER TO app_owner;
COMMIT;
\i await.sql
BEGIN;
DROP VIEW orders;
ALTER TABLE orders_below RENAME TO orders;
COMMIT;
