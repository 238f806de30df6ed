-- The column is there, and a trigger makes every insert succeed by throwing the order away: INSERT 0 0 is no order.
\i mend.sql
CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER swallow BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION swallow();
