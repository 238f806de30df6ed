-- The column is there, and a trigger takes every new order away again once it is in.
\i compare.sql
\i name.sql
\i mend.sql
\c {{ahead}}
CREATE FUNCTION gone() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM orders WHERE id = NEW.id; RETURN NULL; END $$;
CREATE TRIGGER gone AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION gone();
\c {{behind}}
CREATE FUNCTION gone() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM orders WHERE id = NEW.id; RETURN NULL; END $$;
CREATE TRIGGER gone AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION gone();
\c {{behind_too}}
CREATE FUNCTION gone() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM orders WHERE id = NEW.id; RETURN NULL; END $$;
CREATE TRIGGER gone AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION gone();
