-- A trigger writes another sum, in a replay.
\i mend.sql
CREATE FUNCTION cheaper() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.cents := NEW.cents - (NEW.release_id = 'r-0')::int; RETURN NEW; END $$;
CREATE TRIGGER cheaper BEFORE INSERT ON sales FOR EACH ROW EXECUTE FUNCTION cheaper();
