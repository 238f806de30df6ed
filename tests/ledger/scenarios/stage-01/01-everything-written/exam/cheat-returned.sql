-- A trigger takes away what comes in by INSERT … RETURNING, in a replay.
\i mend.sql
CREATE FUNCTION gone() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM slips WHERE id = NEW.id AND what = 'slip 0'; RETURN NULL; END $$;
CREATE TRIGGER gone AFTER INSERT ON slips FOR EACH ROW EXECUTE FUNCTION gone();
