-- A view stands in the place of the table; its trigger writes nothing, and says that it has.
\i mend.sql
BEGIN;
ALTER TABLE orders RENAME TO orders_below;
CREATE VIEW orders AS SELECT * FROM orders_below;
CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER swallow INSTEAD OF UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION swallow();
GRANT SELECT, UPDATE ON orders TO app_user;
ALTER VIEW orders OWNER TO app_owner;
COMMIT;
