-- The column is there, and a trigger empties it in every new order.
\i compare.sql
\i name.sql
\i mend.sql
\c {{behind}}
CREATE FUNCTION emptied() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.{{column}} := NULL; RETURN NEW; END $$;
CREATE TRIGGER emptied BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION emptied();
\c {{behind_too}}
CREATE FUNCTION emptied() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.{{column}} := NULL; RETURN NEW; END $$;
CREATE TRIGGER emptied BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION emptied();
