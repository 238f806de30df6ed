-- A trigger takes away what has no key, in a replay.
\i mend.sql
CREATE FUNCTION gone() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM events WHERE what = 'round 0'; RETURN NULL; END $$;
CREATE TRIGGER gone AFTER INSERT ON events FOR EACH STATEMENT EXECUTE FUNCTION gone();
