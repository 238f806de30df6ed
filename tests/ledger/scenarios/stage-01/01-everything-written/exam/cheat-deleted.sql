-- A trigger takes away what comes in, but only what a replay writes: its round is 0.
\i mend.sql
CREATE FUNCTION gone() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM sales WHERE id = NEW.id AND release_id = 'r-0'; RETURN NULL; END $$;
CREATE TRIGGER gone AFTER INSERT ON sales FOR EACH ROW EXECUTE FUNCTION gone();
