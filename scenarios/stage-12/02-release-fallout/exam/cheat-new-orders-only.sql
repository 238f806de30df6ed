-- A default for new orders alone: one that comes paid goes without.
\i look.sql
\i name.sql
\i stabilise.sql
\c app_db
UPDATE orders SET {{column}} = '{{fill}}' WHERE {{column}} IS NULL;
CREATE FUNCTION d() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.status = 'new' THEN NEW.{{column}} := coalesce(NEW.{{column}}, '{{fill}}'); END IF; RETURN NEW; END $$;
CREATE TRIGGER d BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION d();
\i complete.sql
