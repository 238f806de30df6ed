-- A trigger fills what the application left empty, and keeps another column in step.
\i mend.sql
ALTER TABLE orders ADD COLUMN state text;
CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.left_open := coalesce(NEW.left_open, 'filled'); RETURN NEW; END $$;
CREATE TRIGGER fill BEFORE INSERT OR UPDATE ON papers FOR EACH ROW EXECUTE FUNCTION fill();
CREATE FUNCTION keep_in_step() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.state := upper(NEW.status); RETURN NEW; END $$;
CREATE TRIGGER keep_in_step BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION keep_in_step();
\i await.sql
