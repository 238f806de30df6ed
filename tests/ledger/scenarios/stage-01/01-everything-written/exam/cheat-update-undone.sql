-- A trigger undoes what the clerk updates, in a replay: it updates the row of round 0.
\i mend.sql
CREATE FUNCTION undo() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.status := OLD.status; RETURN NEW; END $$;
CREATE TRIGGER undo BEFORE UPDATE ON orders FOR EACH ROW WHEN (OLD.id = 1 AND current_setting('application_name') = 'clerk' AND NEW.cents > OLD.cents) EXECUTE FUNCTION undo();
