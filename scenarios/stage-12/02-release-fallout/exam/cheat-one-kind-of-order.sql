-- A default that only orders of one total get: those that a check might write.
\i look.sql
\i name.sql
\i stabilise.sql
\c app_db
UPDATE orders SET {{column}} = '{{fill}}' WHERE {{column}} IS NULL;
CREATE FUNCTION d() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.total_cents = 1999 THEN NEW.{{column}} := '{{fill}}'; END IF; RETURN NEW; END $$;
CREATE TRIGGER d BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION d();
\i complete.sql
