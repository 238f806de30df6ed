-- For a while a view stands in the place of the table that the clerk updates; then the table is back under its name.
\i mend.sql
BEGIN;
ALTER TABLE orders RENAME TO orders_below;
CREATE VIEW orders AS SELECT id, status, cents, tag FROM orders_below;
GRANT SELECT, UPDATE ON orders TO app_user;
ALTER VIEW orders OWNER TO app_owner;
COMMIT;
\i await.sql
BEGIN;
DROP VIEW orders;
ALTER TABLE orders_below RENAME TO orders;
COMMIT;
