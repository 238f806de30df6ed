-- All done, but for a trigger in the place of a default, which also overwrites the marks that the new version sends.
\i look.sql
\i name.sql
\i repair.sql
\c app_db
ALTER TABLE orders ALTER COLUMN {{column}} DROP DEFAULT;
CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.{{column}} := '{{fill}}'; RETURN NEW; END $$;
CREATE TRIGGER fill BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION fill();
