-- A trigger empties the new column behind the row, in a replay.
\i mend.sql
CREATE FUNCTION emptied() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE sales SET release_id = NULL WHERE id = NEW.id AND release_id = 'r-0'; RETURN NULL; END $$;
CREATE TRIGGER emptied AFTER INSERT ON sales FOR EACH ROW EXECUTE FUNCTION emptied();
